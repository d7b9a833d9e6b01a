package cn.jiuxiao.server.programme.ui;

import cn.jiuxiao.server.programme.ReasonInfo;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import java.util.List;

/** The six reasons, in the plan's words, and how each is checked. */
final class ReasonList extends Composite<Div> {
  ReasonList(List<ReasonInfo> reasons) {
    getContent().addClassName("jx-articles");
    for (ReasonInfo reason : reasons) {
      var note = new Paragraph(reason.note());
      note.addClassName("jx-quiet");
      getContent()
          .add(
              new Div(
                  new H2(new Span(reason.position() + " "), new Span(reason.shown())),
                  new Paragraph(reason.wording()),
                  note));
    }
  }
}
