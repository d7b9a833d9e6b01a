package cn.jiuxiao.server.command;

import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.tls.ServerAddresses;
import io.micronaut.context.ApplicationContext;
import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/**
 * What the person who started the server reads: where it is, how a phone gets there, what to do
 * first.
 */
final class Welcome {
  private final ApplicationContext context;
  private final PrintWriter out;

  Welcome(ApplicationContext context, PrintWriter out) {
    this.context = context;
    this.out = out;
  }

  void print(Options options, Duration took, Locale locale) {
    ServerAddresses addresses = context.getBean(ServerAddresses.class);
    URI local = addresses.local();
    List<String> lines = new ArrayList<>();
    if (options.demo()) {
      lines.addAll(context.getBean(DemoData.class).fill(local, locale));
    }
    out.println(Texts.in(locale, "command.ready", took.toMillis() / 1000.0));
    out.println(Texts.in(locale, "command.here", local + "/"));
    for (String host : addresses.hosts()) {
      out.println(
          addresses
              .secure(host)
              .map(
                  secure ->
                      Texts.in(
                          locale, "command.network", secure + "/", addresses.plain(host) + "/"))
              .orElseGet(
                  () -> Texts.in(locale, "command.networkPlain", addresses.plain(host) + "/")));
    }
    addresses
        .fingerprint()
        .ifPresent(
            fingerprint -> {
              String host = addresses.hosts().stream().findFirst().orElse("localhost");
              out.println(Texts.in(locale, "command.trust", addresses.plain(host) + "/trust"));
              out.println(Texts.in(locale, "command.fingerprint", fingerprint));
            });
    context
        .getBeansOfType(StartNotice.class)
        .forEach(notice -> lines.addAll(notice.lines(local, locale)));
    lines.forEach(out::println);
    out.println(Texts.in(locale, "command.stop"));
  }
}
