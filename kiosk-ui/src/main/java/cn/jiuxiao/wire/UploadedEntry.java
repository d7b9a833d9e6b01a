package cn.jiuxiao.wire;

import org.jspecify.annotations.Nullable;

/**
 * Two lines of an upload as they came, and what could be read of them.
 *
 * @param seal null if the second line is not a seal
 */
@SuppressWarnings("ArrayRecordComponent") // compared by no one
public record UploadedEntry(byte[] body, byte[] sealLine, ReadBody read, @Nullable EntrySeal seal) {

  static UploadedEntry of(byte[] body, byte[] sealLine) {
    return new UploadedEntry(body, sealLine, BodyReader.read(body), EntrySeal.read(sealLine));
  }
}
