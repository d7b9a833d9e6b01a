package cn.jiuxiao.server.journal;

import cn.jiuxiao.server.shared.Actor;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import io.micronaut.security.rules.SecurityRule;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** What a person at the console brings of tills without a network (kiosk-ui/README.md §11). */
@Controller("/api/journal")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(SecurityRule.IS_AUTHENTICATED)
class CarriedController {
  private final TakeCarried takeCarried;

  CarriedController(TakeCarried takeCarried) {
    this.takeCarried = takeCarried;
  }

  /** The lines of an upload, zipped or not, as a till exported or showed them. */
  @Post("/carried")
  @Consumes("application/x-ndjson")
  Carried take(Actor actor, HttpServletRequest http) throws IOException {
    return takeCarried.take(actor, http.getInputStream());
  }
}
