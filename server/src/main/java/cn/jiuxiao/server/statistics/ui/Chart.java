package cn.jiuxiao.server.statistics.ui;

import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import java.math.BigDecimal;
import java.util.List;
import java.util.function.IntConsumer;

/** Bars drawn in the browser by {@code /charts/chart.js}, which kiosk-ui builds around ECharts. */
@Tag("jx-chart")
final class Chart extends Component {
  /** What stands at the end of a bar's tooltip is exact; values are for drawing only. */
  record Series(String name, List<BigDecimal> values, List<String> exact) {}

  /** The model that {@code chart.ts} draws. */
  record Model(String label, String unit, List<String> categories, List<Series> series) {}

  /** A click on a bar gives the index of its category. */
  Chart(IntConsumer picked) {
    getElement()
        .addEventListener(
            "chart-pick", event -> picked.accept(event.getEventData().get("event.detail").asInt()))
        .addEventData("event.detail");
  }

  void show(Model model) {
    getElement().setPropertyBean("model", model);
  }

  @Override
  protected void onAttach(AttachEvent event) {
    event.getUI().getPage().addJsModule("/charts/chart.js");
  }
}
