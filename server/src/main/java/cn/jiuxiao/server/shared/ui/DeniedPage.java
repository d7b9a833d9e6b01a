package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.router.AccessDeniedException;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.PermitAll;

/** An address that this person's role may not open. */
@Prototype
@ParentLayout(MainLayout.class)
@PermitAll
public class DeniedPage extends ErrorPage implements HasErrorParameter<AccessDeniedException> {
  @Override
  public int setErrorParameter(
      BeforeEnterEvent event, ErrorParameter<AccessDeniedException> error) {
    return show(403, "shared.deniedTitle", Texts.of("problem.accessDenied"));
  }
}
