package cn.jiuxiao.server;

import cn.jiuxiao.server.command.Launch;
import io.swagger.v3.oas.annotations.OpenAPIDefinition;
import io.swagger.v3.oas.annotations.info.Info;

/** Starts the server, or another command. */
@OpenAPIDefinition(
    info =
        @Info(
            title = "Jiuxiao",
            version = "1",
            description =
                "Sessions sign in as the console does; tills carry tokens (kiosk-ui/README.md). Errors are RFC 9457."))
public final class Jiuxiao {
  private Jiuxiao() {}

  public static void main(String[] arguments) {
    System.exit(Launch.with(Jiuxiao.class, arguments));
  }
}
