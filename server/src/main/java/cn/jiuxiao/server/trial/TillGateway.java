package cn.jiuxiao.server.trial;

import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.Messages.CatalogueAnswer;
import cn.jiuxiao.wire.Messages.ContactAnswer;
import cn.jiuxiao.wire.Messages.ContactRequest;
import cn.jiuxiao.wire.Messages.SetupAnswer;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.TillKey;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A simulated till's way to the server: the calls of kiosk-ui/README.md, over HTTP or straight into
 * the code behind it.
 */
public interface TillGateway {

  /** A device that has become a terminal. */
  record Enrolled(UUID terminal, String label) {}

  /** The server answered, but not with what was asked for. */
  final class Refused extends IllegalStateException {
    private final int status;
    private final @Nullable String retryAfter;

    Refused(String what, int status, @Nullable String retryAfter) {
      super(what);
      this.status = status;
      this.retryAfter = retryAfter;
    }

    public int status() {
      return status;
    }

    /** The header, in seconds. */
    public @Nullable String retryAfter() {
      return retryAfter;
    }
  }

  Enrolled enrol(EnrolmentCode code, TillKey key);

  SetupAnswer setup(UUID terminal);

  CatalogueAnswer catalogue(UUID terminal, long since);

  /** Sends NDJSON as a till would: a body and its seal on two lines, for each entry. */
  UploadAnswer upload(UUID carrier, byte[] ndjson);

  ContactAnswer contact(UUID terminal, ContactRequest request);
}
