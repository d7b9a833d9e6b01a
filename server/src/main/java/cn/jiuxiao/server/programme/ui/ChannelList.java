package cn.jiuxiao.server.programme.ui;

import cn.jiuxiao.server.programme.ChannelDuty;
import cn.jiuxiao.server.programme.ChannelInfo;
import cn.jiuxiao.server.shared.Texts;
import cn.jiuxiao.server.shared.ui.State;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.Composite;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.component.html.ListItem;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.html.UnorderedList;
import java.util.List;

/** The nine channels, each with the plan's words and the units that answer for it. */
final class ChannelList extends Composite<Div> {
  ChannelList(List<ChannelInfo> channels, List<ChannelDuty> duties) {
    getContent().addClassName("jx-articles");
    for (ChannelInfo channel : channels) {
      var units = new UnorderedList();
      duties.stream()
          .filter(duty -> duty.channel() == channel.channel())
          .forEach(duty -> units.add(line(duty)));
      var title = new H2(new Span(channel.position() + " "), new Span(channel.shown()));
      var plan = new Span(Texts.of("programme.planItem", channel.planItem()));
      plan.addClassName("jx-quiet");
      title.add(plan);
      getContent().add(new Div(title, new Paragraph(channel.description()), units));
    }
  }

  private static ListItem line(ChannelDuty duty) {
    String name = Texts.locale().equals(Texts.ENGLISH) ? duty.unitNameEn() : duty.unitName();
    Component unit = new Anchor("/units/" + duty.unitId(), name);
    var line = new ListItem(unit);
    if (duty.leads()) {
      line.add(State.GOOD.badge(Texts.of("programme.leads")));
    }
    line.add(new Span(duty.duty()));
    return line;
  }
}
