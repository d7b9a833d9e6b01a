package cn.jiuxiao.server.trial;

import cn.jiuxiao.db.StartProblem;
import cn.jiuxiao.server.accounts.FirstVisit;
import cn.jiuxiao.server.command.DemoData;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.trial.DemoPeople.SignIn;
import io.micronaut.context.annotation.Requires;
import io.micronaut.serde.ObjectMapper;
import jakarta.inject.Singleton;
import java.net.URI;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * {@code run --demo}: fills an empty database through the running server and tells how to sign in.
 */
@Singleton
@Requires(property = "jiuxiao.demo", value = "true")
final class DemoStart implements DemoData {

  private static final Logger LOG = LoggerFactory.getLogger(DemoStart.class);
  private static final int PINS_SHOWN = 3;

  private final Demo demo;
  private final FirstVisit firstVisit;
  private final TrialClock clock;
  private final ObjectMapper json;

  DemoStart(Demo demo, FirstVisit firstVisit, TrialClock clock, ObjectMapper json) {
    this.demo = demo;
    this.firstVisit = firstVisit;
    this.clock = clock;
    this.json = json;
  }

  @Override
  public List<String> fill(URI address, Locale locale) {
    if (!firstVisit.isDue()) {
      throw new StartProblem(Texts.in(locale, "trial.notEmpty"));
    }
    LOG.info(Texts.in(locale, "trial.begins"));
    Demo.Shown shown =
        demo.fill(
            new HttpTillGateway(address, json, clock),
            day -> LOG.info(Texts.in(locale, "trial.dayPlayed", day.toString())));
    List<String> lines = new ArrayList<>();
    lines.add(Texts.in(locale, "trial.signIns"));
    shown.signIns().values().stream()
        .sorted(Comparator.comparing(SignIn::role))
        .forEach(
            signIn ->
                lines.add(
                    "  %-18s %-14s %s"
                        .formatted(signIn.role(), signIn.username(), signIn.password())));
    lines.add(Texts.in(locale, "trial.pins"));
    shown.pins().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .limit(PINS_SHOWN)
        .forEach(pin -> lines.add("  " + pin.getKey() + "  " + pin.getValue()));
    return lines;
  }
}
