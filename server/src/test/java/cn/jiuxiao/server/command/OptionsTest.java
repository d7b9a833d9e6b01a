package cn.jiuxiao.server.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.db.StartProblem;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

class OptionsTest {
  @Test
  void withoutAnyTheServerRunsOnTheUsualPorts() {
    var options = Options.parse();
    assertThat(options.command()).isEqualTo("run");
    assertThat(options.port()).isEqualTo(8080);
    assertThat(options.httpsPort()).isEqualTo(8443);
    assertThat(options.demo()).isFalse();
    assertThat(options.data()).isEqualTo(Path.of("data").toAbsolutePath());
  }

  @Test
  void aCommandHasArgumentsAndOptionsMixed() {
    var options =
        Options.parse(
            "bench",
            "ingest",
            "--data",
            "/srv/j",
            "5",
            "--behind-proxy",
            "10.0.0.1,proxy",
            "--host",
            "a",
            "--host",
            "b");
    assertThat(options.command()).isEqualTo("bench");
    assertThat(options.arguments()).isEqualTo(List.of("ingest", "5"));
    assertThat(options.data()).isEqualTo(Path.of("/srv/j"));
    assertThat(options.forwarders()).isEqualTo(List.of("10.0.0.1", "proxy"));
    assertThat(options.hosts()).isEqualTo(List.of("a", "b"));
  }

  @Test
  void whatIsWrongIsSaidInOneLine() {
    assertRefused(
        "Unknown option: '--prot=1'. ./jiuxiao help lists the options.", "run", "--prot=1");
    assertRefused(
        "run does not know what to do with demo. ./jiuxiao help lists the options.", "run", "demo");
    assertRefused("A port is a number from 0 to 65535, not 99999.", "--port", "99999");
    assertRefused("HTTP and HTTPS cannot share port 8443.", "--port", "8443");
    assertRefused(
        "--tls-cert and --tls-key belong together: give both or neither.", "--tls-cert", "a.pem");
    assertThatThrownBy(() -> Options.parse("--port", "http"))
        .isInstanceOf(StartProblem.class)
        .hasMessageContaining("--port");
  }

  private static void assertRefused(String line, String... arguments) {
    assertThatThrownBy(() -> Options.parse(arguments))
        .isInstanceOf(StartProblem.class)
        .hasMessage(line);
  }
}
