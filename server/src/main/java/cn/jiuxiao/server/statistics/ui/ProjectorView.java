package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.accounts.CurrentActor;
import cn.jiuxiao.server.programme.Channels;
import cn.jiuxiao.server.programme.Regions;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.statistics.FigureTable;
import cn.jiuxiao.server.statistics.FigureWatch;
import cn.jiuxiao.server.statistics.Figures;
import cn.jiuxiao.server.statistics.Period;
import cn.jiuxiao.server.statistics.RollUpSnapshot;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H1;
import com.vaadin.flow.component.html.Header;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.BeforeEnterObserver;
import com.vaadin.flow.router.HasDynamicTitle;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;

/** The figures on one screen for a hall: dark, large, live, nothing to scroll. */
@Prototype
@Route("projector")
@RolesAllowed({
  Role.Names.ADMINISTRATOR,
  Role.Names.PROGRAMME_OFFICE,
  Role.Names.COUNTY_OFFICER,
  Role.Names.INSPECTOR
})
public class ProjectorView extends Div implements BeforeEnterObserver, HasDynamicTitle {
  /**
   * The clock runs in the browser, in Shanghai's time. Nobody touches a screen on a wall, so while
   * it is shown it keeps its own sign-in awake: opening it is the decision to leave it open.
   */
  private static final String CLOCK =
      """
      const el = this;
      const format = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'medium' });
      const tick = () => { el.textContent = format.format(); };
      tick();
      const ticking = setInterval(() => {
        if (!el.isConnected) { clearInterval(ticking); clearInterval(awake); return; }
        tick();
      }, 1000);
      const awake = setInterval(() => {
        if (document.visibilityState === 'visible') dispatchEvent(new Event('keydown'));
      }, 60000);
      """;

  private static final String FULL_SCREEN =
      """
      this.addEventListener('click', () => document.fullscreenElement
        ? document.exitFullscreen() : document.documentElement.requestFullscreen());
      """;

  private final Actor actor;
  private final Figures figures;
  private final FigureWatch watch;
  private final H1 title = new H1();
  private final ProjectorPublication published = new ProjectorPublication();
  private final Div clock = new Div();
  private final Button fullScreen = new Button(VaadinIcon.EXPAND_FULL.create());
  private final ProjectorFigures big = new ProjectorFigures();
  private final ProjectorBars channelBars;
  private final ProjectorBars regionBars;
  private final TargetProgress target = new TargetProgress();
  private final ProjectorTicker ticker = new ProjectorTicker();
  private Period period = Period.year(2019);

  ProjectorView(
      CurrentActor current,
      Figures figures,
      FigureWatch watch,
      Channels channels,
      Regions regions) {
    this.actor = current.get();
    this.figures = figures;
    this.watch = watch;
    channelBars = ProjectorBars.ofChannels(channels);
    regionBars = ProjectorBars.ofRegions(regions);
    addClassName("jx-projector");
    clock.addClassNames("jx-number", "jx-clock");
    fullScreen.setAriaLabel(Texts.of("statistics.fullScreen"));
    fullScreen.setTooltipText(Texts.of("statistics.fullScreen"));
    fullScreen.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
    var body = new Div(channelBars, regionBars, new Div(target, ticker));
    body.addClassName("jx-projector-body");
    add(new Header(title, published, clock, fullScreen, back()), big, body);
    Live.follow(this, watch, this::show);
  }

  @Override
  public void beforeEnter(BeforeEnterEvent event) {
    RollUpSnapshot now = watch.now();
    period =
        event
            .getLocation()
            .getQueryParameters()
            .getSingleParameter("period")
            .flatMap(Period::read)
            .orElseGet(() -> Period.year(now.today().date().getYear()));
    title.setText(Texts.of("statistics.projectorTitle", Shown.period(period)));
    show(now);
  }

  @Override
  public String getPageTitle() {
    return title.getText() + " · " + Texts.of("shared.product");
  }

  @Override
  protected void onAttach(AttachEvent event) {
    clock.getElement().executeJs(CLOCK);
    fullScreen.getElement().executeJs(FULL_SCREEN);
  }

  private void show(RollUpSnapshot rollUps) {
    FigureTable now = figures.table(actor, period, rollUps);
    FigureTable table = now.asPublished();
    published.show(now);
    var latest = figures.latest(actor, rollUps);
    big.show(table, latest);
    channelBars.show(table);
    regionBars.show(table);
    target.show(table);
    ticker.show(latest);
  }

  private static Component back() {
    var link = Shown.link("statistics", "");
    link.add(VaadinIcon.CLOSE_SMALL.create());
    link.getElement().setAttribute("aria-label", Texts.of("statistics.leaveProjector"));
    link.setTitle(Texts.of("statistics.leaveProjector"));
    return new Span(link);
  }
}
