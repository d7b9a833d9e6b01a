package cn.jiuxiao.server.statistics.ui;

import cn.jiuxiao.server.statistics.FigureWatch;
import cn.jiuxiao.server.statistics.RollUpSnapshot;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.UIDetachedException;
import java.util.concurrent.Future;
import java.util.function.Consumer;

/** Keeps a view up with the figures for as long as it is on a screen. */
final class Live {
  private Live() {}

  static void follow(Component view, FigureWatch watch, Consumer<RollUpSnapshot> show) {
    view.addAttachListener(
        attached -> {
          UI ui = attached.getUI();
          FigureWatch.Watching watching = watch.watch(news -> tell(ui, () -> show.accept(news)));
          view.addDetachListener(
              detached -> {
                detached.unregisterListener();
                watching.end();
              });
        });
  }

  private static void tell(UI ui, Runnable news) {
    try {
      Future<Void> unused = ui.access(news::run); // the view shows its own failures
    } catch (UIDetachedException gone) {
      // The browser left while the news was under way.
    }
  }
}
