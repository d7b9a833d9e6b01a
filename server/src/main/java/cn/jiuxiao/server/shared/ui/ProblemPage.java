package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.PermitAll;

/** A problem while a view was made, such as the number of a thing that is not there. */
@Prototype
@ParentLayout(MainLayout.class)
@PermitAll
public class ProblemPage extends ErrorPage implements HasErrorParameter<Problem> {
  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Problem> error) {
    Problem problem = error.getException();
    String title =
        switch (problem.status()) {
          case 403 -> "shared.deniedTitle";
          case 404 -> "shared.notFoundTitle";
          default -> "shared.failedTitle";
        };
    return show(problem.status(), title, problem.text(Texts.locale()));
  }
}
