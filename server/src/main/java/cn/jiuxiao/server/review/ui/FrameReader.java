package cn.jiuxiao.server.review.ui;

import cn.jiuxiao.server.journal.CarriedTerminal;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.component.AttachEvent;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Tag;
import io.micronaut.core.type.Argument;
import io.micronaut.serde.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.function.Consumer;

/**
 * Reads a till's animated QR code by the camera while it is shown, and hands in what it held; drawn
 * in the browser by {@code /frame-reader/frame-reader.js}, which kiosk-ui builds.
 */
@Tag("jx-frame-reader")
final class FrameReader extends Component {

  /** The words that {@code frame-reader.ts} shows. */
  record Words(
      String hint,
      String searching,
      String progress,
      String sending,
      String noCamera,
      String noDecoder,
      String foreign,
      String newer,
      String broken,
      String offline,
      String again,
      String flip,
      String close) {

    static Words now() {
      return new Words(
          text("hint"),
          text("searching"),
          // The browser puts the number in.
          Texts.of("review.carryRead.progress", "{0}"),
          text("sending"),
          text("noCamera"),
          Texts.of("review.carryRead.noDecoder", "{0}"),
          text("foreign"),
          text("newer"),
          text("broken"),
          text("offline"),
          text("again"),
          text("flip"),
          Texts.of("shared.close"));
    }

    private static String text(String name) {
      return Texts.of("review.carryRead." + name);
    }
  }

  /**
   * @param taken what the server said of each terminal, by way of the browser: to be shown to the
   *     person who sent it, and for nothing else
   */
  FrameReader(Consumer<List<CarriedTerminal>> taken, Runnable closed) {
    getElement().setPropertyBean("words", Words.now());
    getElement()
        .addEventListener(
            "frames-taken",
            event -> taken.accept(terminals(event.getEventData().get("event.detail").asString())))
        .addEventData("event.detail");
    getElement().addEventListener("frames-closed", event -> closed.run());
  }

  private static List<CarriedTerminal> terminals(String json) {
    try {
      return ObjectMapper.getDefault().readValue(json, Argument.listOf(CarriedTerminal.class));
    } catch (IOException noAnswerOfOurs) {
      throw new UncheckedIOException(noAnswerOfOurs);
    }
  }

  @Override
  protected void onAttach(AttachEvent event) {
    event.getUI().getPage().addJsModule("/frame-reader/frame-reader.js");
  }
}
