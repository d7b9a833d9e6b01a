package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.ListQuery;
import cn.jiuxiao.server.shared.Money;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Role;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.orderedlayout.VerticalLayout;
import com.vaadin.flow.router.BeforeEvent;
import com.vaadin.flow.router.HasUrlParameter;
import com.vaadin.flow.router.Menu;
import com.vaadin.flow.router.OptionalParameter;
import com.vaadin.flow.router.Route;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.RolesAllowed;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** A list as features build them, for the tests of the pieces. */
@Prototype
@Route(value = "sample", layout = MainLayout.class)
@Menu(order = 310, title = "today.title", icon = "vaadin:archive")
@RolesAllowed(Role.Names.VENDOR)
public class SampleListView extends VerticalLayout implements HasUrlParameter<String> {
  record Sample(int number, String name, Money price, String kind) {}

  private static final List<Sample> ALL =
      IntStream.rangeClosed(1, 500)
          .mapToObj(
              i -> new Sample(i, "石门柑橘 " + i, new Money(i * 12_345L), i % 2 == 0 ? "even" : "odd"))
          .toList();

  SampleListView() {
    addClassName("jx-page");
    setSizeFull();
    var list =
        new ListPage<Sample>(SampleListView::page, query -> (int) matching(query).count())
            .filter("kind", "shared.all", Map.of("even", "双", "odd", "单"))
            .opening(sample -> "sample/" + sample.number())
            .exporting("sample");
    list.columns()
        .code("today.NEWS", "number", sample -> "" + sample.number())
        .text("today.TO_DO", "name", Sample::name)
        .component("today.title", null, sample -> State.GOOD.badge(sample.kind()), Sample::kind)
        .onWideScreens()
        .money("today.PROBLEM", "price", Sample::price);
    var denied = new Button("denied", click -> fail(new AccessDenied()));
    var broken =
        new Button(
            "broken",
            VaadinIcon.BUG.create(),
            click -> fail(new IllegalStateException("as the test wants")));
    add(
        new PageHeader(Texts.of("shared.search"))
            .under("today", Texts.of("today.title"))
            .actions(denied, broken),
        list);
  }

  private static void fail(RuntimeException failure) {
    throw failure;
  }

  @Override
  public void setParameter(BeforeEvent event, @OptionalParameter String parameter) {
    if ("missing".equals(parameter)) {
      throw new NotFound();
    }
    if ("taken".equals(parameter)) {
      throw new Problem(409, "problem.status422");
    }
  }

  private static Stream<Sample> matching(ListQuery query) {
    return ALL.stream()
        .filter(sample -> sample.name().contains(query.search()))
        .filter(sample -> query.filter("kind").map(sample.kind()::equals).orElse(true));
  }

  private static List<Sample> page(ListQuery query) {
    Comparator<Sample> order =
        "price".equals(query.sort())
            ? Comparator.comparing(Sample::price)
            : Comparator.comparing(Sample::number);
    return matching(query)
        .sorted(query.descending() ? order.reversed() : order)
        .skip(query.offset())
        .limit(query.limit())
        .toList();
  }
}
