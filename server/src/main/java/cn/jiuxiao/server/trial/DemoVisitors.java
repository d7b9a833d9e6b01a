package cn.jiuxiao.server.trial;

import cn.jiuxiao.server.visitors.Badges;
import cn.jiuxiao.server.visitors.RegisterVisitor;
import cn.jiuxiao.server.visitors.Registration;
import cn.jiuxiao.server.visitors.RegistrationForm;
import cn.jiuxiao.wire.Base64Url;
import jakarta.inject.Singleton;
import java.util.List;

/** The demo's visitors register for the fair as anyone does. */
@Singleton
class DemoVisitors {

  private final DemoFiles files;
  private final RegisterVisitor registerVisitor;
  private final Badges badges;

  DemoVisitors(DemoFiles files, RegisterVisitor registerVisitor, Badges badges) {
    this.files = files;
    this.registerVisitor = registerVisitor;
    this.badges = badges;
  }

  /** The codes of their badges, as tills scan them. */
  List<String> register(long fairId) {
    return files.lines("visitors").stream()
        .map(
            line ->
                registerVisitor.register(
                    fairId,
                    new RegistrationForm(
                        line.text("name"), line.text("phone"), line.text("organisation"), true)))
        .map(
            outcome ->
                switch (outcome) {
                  case Registration.Registered registered ->
                      badges.code(Base64Url.decode(registered.badgeId()));
                  case Registration.Refused refused ->
                      throw new IllegalStateException(refused.toString());
                })
        .toList();
  }
}
