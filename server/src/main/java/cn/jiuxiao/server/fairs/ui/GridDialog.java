package cn.jiuxiao.server.fairs.ui;

import cn.jiuxiao.server.fairs.Booth;
import cn.jiuxiao.server.fairs.BoothGrid;
import cn.jiuxiao.server.fairs.BoothGrid.Numbering;
import cn.jiuxiao.server.fairs.FloorPlans;
import cn.jiuxiao.server.fairs.Hall;
import cn.jiuxiao.server.shared.Actor;
import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.FormDialog;
import cn.jiuxiao.server.shared.ui.Notices;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.HasValue;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.IntegerField;
import com.vaadin.flow.component.textfield.TextField;
import java.util.List;
import java.util.stream.Stream;

/** Rows and columns of booths at once; shows what would come of it while one types. */
final class GridDialog extends FormDialog {
  private static final int MOST_DRAWN = 400;
  private static final int LONGEST_PREFIX = 10;

  private final transient Hall hall;
  private final IntegerField rows = whole("fairs.grid.rows", 4);
  private final IntegerField columns = whole("fairs.grid.columns", 8);
  private final MetresField width = new MetresField("fairs.grid.width", 30);
  private final MetresField depth = new MetresField("fairs.grid.depth", 30);
  private final MetresField aisle = new MetresField("fairs.grid.aisle", 40);
  private final Select<Integer> together = new Select<>();
  private final MetresField margin = new MetresField("fairs.grid.margin", 20);
  private final Select<Numbering> numbering = new Select<>();
  private final TextField prefix = new TextField(Texts.of("fairs.grid.prefix"));
  private final IntegerField first = whole("fairs.grid.first", 1);
  private final Paragraph summary = new Paragraph();
  private final Div picture = new Div();

  GridDialog(Actor actor, FloorPlans plans, Hall hall, Runnable done) {
    super(Texts.of("fairs.gridIn", hall.code() + " " + hall.name()));
    this.hall = hall;
    setWidth("min(46rem, 96vw)");
    together.setLabel(Texts.of("fairs.grid.together"));
    together.setItems(1, 2);
    together.setItemLabelGenerator(each -> Texts.of("fairs.grid.together." + each));
    together.setValue(2);
    numbering.setLabel(Texts.of("fairs.grid.numbering"));
    numbering.setItems(Numbering.values());
    numbering.setItemLabelGenerator(each -> Texts.of("fairs.grid.numbering." + each));
    numbering.setValue(Numbering.ROW_LETTER);
    first.setMin(0);
    prefix.setMaxLength(LONGEST_PREFIX);
    List<Component> fields =
        List.of(rows, columns, width, depth, aisle, together, margin, numbering, prefix, first);
    var grid = new Div(fields.toArray(Component[]::new));
    grid.addClassName("jx-two-columns");
    summary.getElement().setAttribute("aria-live", "polite");
    picture.addClassName("jx-floor");
    picture.addClassName("jx-floor-small");
    picture.getElement().setAttribute("aria-hidden", "true");
    picture.getStyle().set("aspect-ratio", hall.widthDm() + " / " + hall.depthDm());
    picture.getStyle().set("--jx-ratio", "" + (double) hall.widthDm() / hall.depthDm());
    with(grid, summary, picture);
    Stream.<HasValue<?, ?>>of(
            rows, columns, width, depth, aisle, together, margin, numbering, prefix, first)
        .forEach(field -> field.addValueChangeListener(change -> preview()));
    saying("fairs.generateNow");
    onSave(
        () -> {
          int made = plans.generate(actor, hall.storedId(), grid());
          Notices.done("fairs.generated", made);
          done.run();
        });
    preview();
  }

  private void preview() {
    picture.removeAll();
    try {
      BoothGrid grid = grid();
      List<Booth> booths = grid.booths(hall);
      summary.setText(
          Texts.of(
              "fairs.grid.summary",
              booths.size(),
              MetresField.metres(grid.needsWidthDm()),
              MetresField.metres(grid.needsDepthDm()),
              booths.getFirst().number(),
              booths.getLast().number()));
      summary.removeClassName("jx-refusal");
      booths.stream().limit(MOST_DRAWN).forEach(booth -> picture.add(drawn(booth)));
    } catch (Problem impossible) {
      summary.setText(impossible.text(Texts.locale()));
      summary.addClassName("jx-refusal");
    }
  }

  private Span drawn(Booth booth) {
    var span = new Span();
    span.addClassName("jx-booth");
    span.getElement().setAttribute("data-state", "free");
    span.getStyle()
        .set("left", BoothPlan.percent(booth.xDm(), hall.widthDm()))
        .set("top", BoothPlan.percent(booth.yDm(), hall.depthDm()))
        .set("width", BoothPlan.percent(booth.widthDm(), hall.widthDm()))
        .set("height", BoothPlan.percent(booth.depthDm(), hall.depthDm()));
    return span;
  }

  private BoothGrid grid() {
    return new BoothGrid(
        orZero(rows),
        orZero(columns),
        width.decimetres(),
        depth.decimetres(),
        aisle.decimetres(),
        together.getValue(),
        margin.decimetres(),
        numbering.getValue(),
        prefix.getValue().strip(),
        first.isEmpty() ? -1 : first.getValue());
  }

  private static int orZero(IntegerField field) {
    return field.isEmpty() ? 0 : field.getValue();
  }

  private static IntegerField whole(String textKey, int value) {
    var field = new IntegerField(Texts.of(textKey));
    field.setStepButtonsVisible(true);
    field.setMin(1);
    field.setMax(BoothGrid.MOST);
    field.setValue(value);
    field.setRequiredIndicatorVisible(true);
    return field;
  }
}
