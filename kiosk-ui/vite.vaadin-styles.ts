import type { Plugin } from 'vite';

/** Where Vaadin's components write a <style> element, which a strict CSP refuses, and the same by a constructed sheet. */
const REPLACED: { file: string; written: RegExp; instead: string }[] = [
  {
    file: '/@vaadin/component-base/src/css-utils.js',
    written:
      /const styleTag = document\.createElement\('style'\);[\s\S]*insertAdjacentElement\('afterbegin', styleTag\);/,
    instead: `const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles.map((style) => style.toString()).join('\\n'));
      document.adoptedStyleSheets = [sheet, ...document.adoptedStyleSheets];`,
  },
  {
    file: '/@vaadin/component-base/src/slot-styles-mixin.js',
    written:
      /const style = document\.createElement\('style'\);[\s\S]*?root\.insertBefore\(style, root\.firstChild\);\s*\}/,
    instead: `const sheet = new CSSStyleSheet();
      sheet.replaceSync(styles);
      root.adoptedStyleSheets = [...root.adoptedStyleSheets, sheet];`,
  },
];

/** Lets Vaadin's components run under `style-src 'self'`. Fails the build when a new version writes its styles another way. */
export function vaadinStyles(): Plugin {
  return {
    name: 'vaadin-styles',
    enforce: 'pre',
    transform(code, id) {
      const found = REPLACED.find(({ file }) => id.endsWith(file));
      if (!found) return null;
      if (!found.written.test(code)) this.error(`${id} writes its styles another way now`);
      return { code: code.replace(found.written, found.instead), map: null };
    },
  };
}
