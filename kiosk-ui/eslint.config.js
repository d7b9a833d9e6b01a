import tseslint from 'typescript-eslint';

export default tseslint.config(
  { ignores: ['src/main/**', 'src/test/java/**', 'src/test/till/fake-server/**', 'src/test/till/by-hand/**'] },
  ...tseslint.configs.recommendedTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    rules: {
      // A promise nobody waits for is how sales get lost.
      '@typescript-eslint/no-floating-promises': 'error',
      '@typescript-eslint/no-misused-promises': ['error', { checksVoidReturn: { attributes: false } }],
      '@typescript-eslint/unbound-method': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { ignoreRestSiblings: true, varsIgnorePattern: '^_' }],
      'max-lines': ['error', 300],
      eqeqeq: ['error', 'always', { null: 'ignore' }],
    },
  },
);
