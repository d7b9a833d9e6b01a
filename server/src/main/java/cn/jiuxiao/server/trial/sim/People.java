package cn.jiuxiao.server.trial.sim;

import static java.nio.charset.StandardCharsets.UTF_8;

import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.wire.BadgeCode;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.SealedAttachment;
import cn.jiuxiao.wire.Sha256;
import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.Map;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/** Customers, who show a badge or tell their phone number, and who they really are. */
final class People {
  private static final int BADGES = 25;
  private static final int PHONES = 15;

  private final ServerKeys keys;
  private final RandomGenerator random;
  private final Map<Sha256, String> byAttachment = new HashMap<>();

  /**
   * @param attachment the phone number, encrypted; null if there was a badge
   */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  record Shown(Participant participant, byte @Nullable [] attachment) {}

  People(ServerKeys keys, RandomGenerator random) {
    this.keys = keys;
    this.random = random;
  }

  Shown any() {
    return random.nextInt(3) == 0 ? phone(random.nextInt(PHONES)) : badge(random.nextInt(BADGES));
  }

  private Shown badge(int number) {
    byte[] id = ByteBuffer.allocate(16).putInt(number).array();
    return new Shown(
        new Participant.ByBadge(BadgeCode.sign(id, keys.badges().getPrivate()).text()), null);
  }

  private Shown phone(int number) {
    String phone = "138%08d".formatted(number);
    byte[] sealed =
        SealedAttachment.seal(
            keys.attachments().publicKey(), "{\"phone\":\"%s\"}".formatted(phone).getBytes(UTF_8));
    Sha256 digest = Sha256.of(sealed);
    byAttachment.put(digest, phone);
    return new Shown(new Participant.ByPhone(digest), sealed);
  }

  /** The same text for the same person. */
  String personOf(Participant participant) {
    return switch (participant) {
      case Participant.ByBadge(String code) -> code;
      case Participant.ByPhone(Sha256 digest) -> {
        String phone = byAttachment.get(digest);
        if (phone == null) {
          throw new SimFailure("a phone number that nobody told");
        }
        yield phone;
      }
    };
  }
}
