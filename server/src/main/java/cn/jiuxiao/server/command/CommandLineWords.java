package cn.jiuxiao.server.command;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** The command line as picocli reads it; {@code ./jiuxiao help} explains the options. */
interface CommandLineWords {
  @Option(names = "--data")
  @Nullable Path data();

  @Option(names = "--port", defaultValue = "8080")
  int port();

  @Option(names = "--https-port", defaultValue = "8443")
  int httpsPort();

  @Option(names = "--demo")
  boolean demo();

  @Option(names = "--host")
  @Nullable List<String> hosts();

  @Option(names = "--tls-cert")
  @Nullable Path tlsCertificate();

  @Option(names = "--tls-key")
  @Nullable Path tlsKey();

  @Option(names = "--behind-proxy", split = ",")
  @Nullable List<String> forwarders();

  /** For {@code verify}. */
  @Option(names = "--seal")
  @Nullable Path seal();

  /** For {@code sim}, {@code crash} and {@code fuzz} a number, for {@code restore} a file. */
  @Option(names = "--from")
  @Nullable String from();

  /** For {@code backup}. */
  @Option(names = "--to")
  @Nullable String to();

  /** For {@code backup}. */
  @Option(names = "--show")
  @Nullable String show();

  /** For {@code backup} and {@code restore}. */
  @Option(names = "--passphrase-file")
  @Nullable String passphraseFile();

  /** For {@code run}, once, when the keys are lost for good. */
  @Option(names = "--new-keys")
  boolean newKeys();

  /** For {@code sim}. */
  @Option(names = "--seeds")
  @Nullable Long seeds();

  /** For {@code crash}. */
  @Option(names = "--rounds")
  @Nullable Long rounds();

  /** For {@code fuzz}. */
  @Option(names = "--uploads")
  @Nullable Long uploads();

  /** For {@code bench}. */
  @Option(names = "--scale")
  @Nullable Long scale();

  /** For {@code bench}. */
  @Option(names = "--keep")
  @Nullable Path keep();

  /** The command and its arguments. */
  @Parameters(arity = "0..*")
  @Nullable List<String> words();
}
