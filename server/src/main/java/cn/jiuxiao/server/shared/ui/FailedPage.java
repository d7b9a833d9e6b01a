package cn.jiuxiao.server.shared.ui;

import cn.jiuxiao.server.shared.Problem;
import cn.jiuxiao.server.shared.Texts;
import com.vaadin.flow.router.BeforeEnterEvent;
import com.vaadin.flow.router.ErrorParameter;
import com.vaadin.flow.router.HasErrorParameter;
import com.vaadin.flow.router.ParentLayout;
import io.micronaut.context.annotation.Prototype;
import jakarta.annotation.security.PermitAll;

/** A failure of ours: logged once, under the number shown. */
@Prototype
@ParentLayout(MainLayout.class)
@PermitAll
public class FailedPage extends ErrorPage implements HasErrorParameter<Exception> {
  @Override
  public int setErrorParameter(BeforeEnterEvent event, ErrorParameter<Exception> error) {
    Problem problem = Failures.problemIn(error.getException());
    return problem == null
        ? show(
            500,
            "shared.failedTitle",
            Texts.of("problem.unexpected", Failures.log(error.getException())))
        : show(problem.status(), "shared.failedTitle", problem.text(Texts.locale()));
  }
}
