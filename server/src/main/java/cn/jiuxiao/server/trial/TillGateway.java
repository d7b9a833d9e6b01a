package cn.jiuxiao.server.trial;

import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.Messages.CatalogueAnswer;
import cn.jiuxiao.wire.Messages.ContactAnswer;
import cn.jiuxiao.wire.Messages.ContactRequest;
import cn.jiuxiao.wire.Messages.SetupAnswer;
import cn.jiuxiao.wire.Messages.UploadAnswer;
import cn.jiuxiao.wire.TillKey;
import java.util.UUID;

/**
 * A simulated till's way to the server: the calls of kiosk-ui/README.md, over HTTP or straight into
 * the code behind it.
 */
public interface TillGateway {

  /** A device that has become a terminal. */
  record Enrolled(UUID terminal, String label) {}

  Enrolled enrol(EnrolmentCode code, TillKey key);

  SetupAnswer setup(UUID terminal);

  CatalogueAnswer catalogue(UUID terminal, long since);

  /** Sends NDJSON as a till would: a body and its seal on two lines, for each entry. */
  UploadAnswer upload(UUID carrier, byte[] ndjson);

  ContactAnswer contact(UUID terminal, ContactRequest request);
}
