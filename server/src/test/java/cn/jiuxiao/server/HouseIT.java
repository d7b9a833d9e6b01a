package cn.jiuxiao.server;

import static org.assertj.core.api.Assertions.assertThat;

import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.testing.ServerTest;
import cn.jiuxiao.server.testing.TestSignIn;
import org.junit.jupiter.api.Test;

class HouseIT extends ServerTest {
  @Test
  void answersThatItIsWell() {
    var answer = http().get("/health");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("UP");
  }

  @Test
  void servesTheConsolePageWithANonce() {
    var answer = http(TestSignIn.actor(Role.ADMINISTRATOR)).get("/today");
    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).contains("<script");
    assertThat(answer.headers().firstValue("Content-Security-Policy").orElseThrow())
        .contains("'nonce-");
  }
}
