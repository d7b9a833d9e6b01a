package cn.jiuxiao.server.trial;

import cn.jiuxiao.wire.EntryBody.Sale;
import cn.jiuxiao.wire.Sha256;

/** A sale that a simulated till made, as it remembers it for refunds. */
public record SoldReceipt(long seq, Sha256 hash, Sale sale) {}
