package cn.jiuxiao.server.outlets;

import org.jspecify.annotations.Nullable;

/** What sets up an outlet: a booth that was assigned, a counter, or neither (a unit's stall). */
public record NewOutlet(
    String name,
    String place,
    String label,
    String channelCode,
    String regionCode,
    @Nullable Long boothAssignmentId,
    @Nullable Long counterId,
    @Nullable Long vendorId) {

  public NewOutlet {
    if (boothAssignmentId != null && counterId != null) {
      throw new IllegalArgumentException("an outlet stands in one place");
    }
  }
}
