package cn.jiuxiao.server.testing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.jiuxiao.server.shared.AccessDenied;
import cn.jiuxiao.server.shared.NotFound;
import cn.jiuxiao.server.shared.Problem;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** What services refuse. */
public final class Refused {
  private Refused() {}

  public static void refused(int status, String code, ThrowingCallable action) {
    assertThatThrownBy(action)
        .isInstanceOfSatisfying(
            Problem.class,
            problem -> {
              assertThat(problem.code()).isEqualTo(code);
              assertThat(problem.status()).isEqualTo(status);
            });
  }

  public static void notFound(ThrowingCallable action) {
    assertThatThrownBy(action).isInstanceOf(NotFound.class);
  }

  public static void denied(ThrowingCallable action) {
    assertThatThrownBy(action).isInstanceOf(AccessDenied.class);
  }
}
