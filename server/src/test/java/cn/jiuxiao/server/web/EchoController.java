package cn.jiuxiao.server.web;

import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import io.micronaut.http.annotation.Body;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Post;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import io.micronaut.serde.annotation.Serdeable;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.annotation.security.RolesAllowed;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotBlank;
import java.util.Map;

/** A controller as features build them, for the tests of what all have in common. */
@Controller("/api/echo")
@Hidden
public class EchoController {
  /** What is said. */
  @Serdeable
  public record Echo(@NotBlank String text, long number) {}

  @Post
  @Secured(SecurityRule.IS_AUTHENTICATED)
  public Echo echo(Actor actor, @Body @Valid Echo echo) {
    return new Echo(echo.text() + " " + actor.name(), echo.number());
  }

  @Get("/problem")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  public String problem() {
    throw new Problem(409, "problem.status422", Map.of("booth", "A-12"));
  }

  @Get("/failure")
  @Secured(SecurityRule.IS_AUTHENTICATED)
  public String failure() {
    throw new IllegalStateException("secret");
  }

  @Get("/office")
  @RolesAllowed(Role.Names.PROGRAMME_OFFICE)
  public String office() {
    return "office";
  }

  @Get("/unannotated")
  public String unannotated() {
    return "open";
  }
}
