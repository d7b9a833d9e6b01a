package cn.jiuxiao.server.command;

import cn.jiuxiao.db.StartProblem;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;

/**
 * What the command line asks for.
 *
 * @param port 0 for any free one
 * @param httpsPort 0 for no HTTPS
 * @param hosts further names of this machine
 * @param forwarders the proxies whose X-Forwarded-* is believed
 */
record Options(
    String command,
    List<String> arguments,
    Path data,
    int port,
    int httpsPort,
    boolean demo,
    boolean newKeys,
    List<String> hosts,
    @Nullable Path tlsCertificate,
    @Nullable Path tlsKey,
    List<String> forwarders) {

  /**
   * @throws StartProblem if an option is unknown, lacks its value, or has a wrong one
   */
  static Options parse(String... arguments) {
    CommandLineWords line;
    try {
      line = CommandLine.populateSpec(CommandLineWords.class, arguments);
    } catch (CommandLine.ParameterException e) {
      throw new StartProblem(e.getMessage() + ". ./jiuxiao help lists the options.", e);
    }
    List<String> words = Objects.requireNonNullElse(line.words(), List.of());
    var options =
        new Options(
            words.isEmpty() ? "run" : words.getFirst(),
            arguments(words, line),
            dataDirectory(line.data()),
            line.port(),
            line.httpsPort(),
            line.demo(),
            line.newKeys(),
            Objects.requireNonNullElse(line.hosts(), List.of()),
            line.tlsCertificate(),
            line.tlsKey(),
            Objects.requireNonNullElse(line.forwarders(), List.of()));
    Settings.check(options);
    return options;
  }

  boolean isRehearsal() {
    return command.equals("rehearse");
  }

  /** What a command's own options say comes behind its words. */
  private static List<String> arguments(List<String> words, CommandLineWords line) {
    Path seal = line.seal();
    Stream<String> named =
        Stream.of(
                seal == null ? Stream.<String>of() : Stream.of(seal.toString()),
                named("--from", line.from()),
                named("--seeds", line.seeds()),
                named("--rounds", line.rounds()),
                named("--uploads", line.uploads()),
                named("--to", line.to()),
                named("--show", line.show()),
                named("--passphrase-file", line.passphraseFile()),
                named("--scale", line.scale()),
                named("--keep", line.keep()))
            .flatMap(each -> each);
    return Stream.concat(words.stream().skip(1), named).toList();
  }

  private static Stream<String> named(String option, @Nullable Object value) {
    return value == null ? Stream.of() : Stream.of(option, value.toString());
  }

  /** Without --data: the folder beside the launcher, wherever it was called from. */
  private static Path dataDirectory(@Nullable Path asked) {
    Path data = asked == null ? Path.of(System.getProperty("jiuxiao.home", ""), "data") : asked;
    return data.toAbsolutePath().normalize();
  }
}
