package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.server.shared.Problem;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.scheduling.TaskExecutors;
import io.micronaut.scheduling.annotation.ExecuteOn;
import io.micronaut.security.annotation.Secured;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;

/** Network printers for tills, which cannot reach them from a browser (kiosk-ui/README.md §4). */
@Controller("/api/kiosk/printers")
@ExecuteOn(TaskExecutors.BLOCKING)
@Secured(TillAuthentication.ROLE)
class PrintController {
  private static final int MOST_BYTES = 256 * 1024;

  private final Printers printers;
  private final PrinterRelay relay;
  private final TillRates rates;

  PrintController(Printers printers, PrinterRelay relay, TillRates rates) {
    this.printers = printers;
    this.relay = relay;
    this.rates = rates;
  }

  /** Passes a paper on, byte for byte; 204 means that the printer took all of it. */
  @Post("/{id}")
  @Consumes(MediaType.APPLICATION_OCTET_STREAM)
  HttpResponse<Void> print(HttpServletRequest http, Till till, long id)
      throws InterruptedException {
    till.mustSell();
    rates.prints(till);
    Printer printer = printers.ofTill(till.terminal(), id);
    relay.print(printer, read(http));
    return HttpResponse.noContent();
  }

  private static byte[] read(HttpServletRequest http) {
    try {
      byte[] bytes = http.getInputStream().readNBytes(MOST_BYTES + 1);
      if (bytes.length > MOST_BYTES) {
        throw new Problem(413, "kiosks.upload-too-large", MOST_BYTES / 1024);
      }
      if (bytes.length == 0) {
        throw new Problem(400, "kiosks.malformed-request", "body");
      }
      return bytes;
    } catch (IOException brokenOff) {
      throw new Problem(400, "kiosks.malformed-request", "body");
    }
  }
}
