package cn.jiuxiao.server.backup;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.Console;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.text.Normalizer;
import java.util.Arrays;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a backup is encrypted with: from a file, from the environment, or typed. */
final class Passphrase {
  static final String OPTION = "--passphrase-file";
  private static final String VARIABLE = "JIUXIAO_BACKUP_PASSPHRASE";

  /** A backup may lie about for years, so guessing must not pay. */
  private static final int LEAST_CHARACTERS = 12;

  private Passphrase() {}

  /** For a backup to be: typed twice. */
  static byte[] forNew(Arguments arguments, Map<String, String> variables) {
    String text = read(arguments, variables, true);
    if (text.codePointCount(0, text.length()) < LEAST_CHARACTERS) {
      throw Say.problem("passphraseTooShort", LEAST_CHARACTERS);
    }
    return bytes(text);
  }

  static byte[] forExisting(Arguments arguments, Map<String, String> variables) {
    return bytes(read(arguments, variables, false));
  }

  /** The same characters however a keyboard composes them. */
  private static byte[] bytes(String text) {
    return Normalizer.normalize(text, Normalizer.Form.NFC).getBytes(UTF_8);
  }

  @SuppressWarnings("SystemConsoleNull") // true of JDK 22 to 24; without a terminal there is none
  private static String read(
      Arguments arguments, Map<String, String> variables, boolean typedTwice) {
    Path file = arguments.path(OPTION).orElse(null);
    if (file != null) {
      return ofFile(file);
    }
    @Nullable String given = variables.get(VARIABLE);
    if (given != null && !given.isEmpty()) {
      return given;
    }
    Console console = System.console();
    if (console == null || !console.isTerminal()) {
      throw Say.problem("passphraseWanted", OPTION, VARIABLE);
    }
    char[] typed = typed(console, "passphraseAsked");
    if (typedTwice && !Arrays.equals(typed, typed(console, "passphraseAgain"))) {
      throw Say.problem("passphrasesDiffer");
    }
    return new String(typed);
  }

  private static String ofFile(Path file) {
    try {
      return Files.readString(file).lines().findFirst().orElse("").strip();
    } catch (IOException e) {
      throw Say.problem(e, "passphraseUnreadable", file);
    }
  }

  private static char[] typed(Console console, String prompt) {
    char[] typed = console.readPassword("%s ", Say.text(prompt));
    if (typed == null) {
      throw Say.problem("passphraseWanted", OPTION, VARIABLE);
    }
    return typed;
  }
}
