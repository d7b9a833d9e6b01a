package cn.jiuxiao.server.participants;

import static java.nio.charset.StandardCharsets.US_ASCII;

import cn.jiuxiao.server.keys.ServerKeys;
import cn.jiuxiao.wire.BadgeCode;
import cn.jiuxiao.wire.SealedAttachment;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PublicKey;
import java.util.Optional;

/**
 * Makes the token that stands for a person in the statistics: an HMAC of the phone number under a
 * key outside the database. The same number gives the same token, and no token gives a number.
 */
@Singleton
public class Persons {
  private static final JsonFactory JSON = new JsonFactory();

  private static final int BADGES_REMEMBERED = 100_000;

  private final ServerKeys keys;
  private final SealedAttachment.Opener opener;
  private final LoadingCache<String, Optional<BadgeCode>> badges;

  Persons(ServerKeys keys) {
    this.keys = keys;
    this.opener = SealedAttachment.opener(keys.attachments());
    PublicKey ours = keys.badges().getPublic();
    this.badges =
        Caffeine.newBuilder().maximumSize(BADGES_REMEMBERED).build(text -> check(text, ours));
  }

  public byte[] token(PhoneNumber phone) {
    return keys.personMac(("phone:" + phone.digits()).getBytes(US_ASCII));
  }

  /** Of a badge without a registration that we know: it is a person of its own. */
  byte[] tokenOfBadge(byte[] badgeId) {
    byte[] message = new byte["badge:".length() + badgeId.length];
    System.arraycopy("badge:".getBytes(US_ASCII), 0, message, 0, "badge:".length());
    System.arraycopy(badgeId, 0, message, "badge:".length(), badgeId.length);
    return keys.personMac(message);
  }

  /** The badge, if it is one of ours. Remembered: a visitor shows the same one at every booth. */
  Optional<BadgeCode> badge(String text) {
    return badges.get(text);
  }

  private static Optional<BadgeCode> check(String text, PublicKey ours) {
    return BadgeCode.read(text).filter(badge -> badge.signedBy(ours));
  }

  /** The number in an attachment; empty if it cannot be opened or holds none. */
  Optional<PhoneNumber> phoneIn(byte[] attachment) {
    try (JsonParser parser = JSON.createParser(opener.open(attachment))) {
      while (parser.nextToken() != null) {
        if (parser.currentToken() == JsonToken.FIELD_NAME
            && parser.currentName().equals("phone")
            && parser.nextToken() == JsonToken.VALUE_STRING) {
          return PhoneNumber.read(parser.getText());
        }
      }
      return Optional.empty();
    } catch (GeneralSecurityException | IOException e) {
      return Optional.empty();
    }
  }
}
