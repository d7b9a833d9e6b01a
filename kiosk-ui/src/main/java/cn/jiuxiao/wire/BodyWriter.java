package cn.jiuxiao.wire;

import cn.jiuxiao.wire.EntryBody.Original;
import cn.jiuxiao.wire.EntryBody.Participant;
import cn.jiuxiao.wire.EntryBody.SaleLine;
import cn.jiuxiao.wire.EntryBody.Tender;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Writes a body as a till would, for simulated tills: one line of JSON. The server never writes a
 * body.
 */
public final class BodyWriter {
  private static final JsonFactory FACTORY =
      new JsonFactory().enable(JsonGenerator.Feature.COMBINE_UNICODE_SURROGATES_IN_UTF8);

  private BodyWriter() {}

  public static byte[] write(EntryBody body) {
    var out = new ByteArrayOutputStream(1024);
    try (JsonGenerator json = FACTORY.createGenerator(out)) {
      json.writeStartObject();
      stamp(json, body);
      switch (body) {
        case EntryBody.ShiftOpened opened -> json.writeNumberField("floatFen", opened.floatFen());
        case EntryBody.Sale sale -> sale(json, sale);
        case EntryBody.Refund refund -> refund(json, refund);
        case EntryBody.VoidSale voided -> {
          json.writeNumberField("shift", voided.shift());
          original(json, voided.original());
          json.writeStringField("reason", voided.reason());
        }
        case EntryBody.CashMoved moved -> {
          json.writeNumberField("shift", moved.shift());
          json.writeStringField("direction", moved.direction().name());
          json.writeNumberField("amountFen", moved.amountFen());
          json.writeStringField("reason", moved.reason());
        }
        case EntryBody.ParticipantScanned scanned -> participant(json, scanned.participant());
        case EntryBody.Headcount headcount -> json.writeNumberField("count", headcount.count());
        case EntryBody.ShiftClosed closed -> shiftClosed(json, closed);
      }
      json.writeEndObject();
    } catch (IOException e) {
      throw new UncheckedIOException("writing to memory failed", e);
    }
    return out.toByteArray();
  }

  private static void stamp(JsonGenerator json, EntryBody body) throws IOException {
    EntryStamp stamp = body.stamp();
    json.writeNumberField("v", 1);
    json.writeStringField("terminal", stamp.terminal().toString());
    json.writeNumberField("seq", stamp.seq());
    json.writeStringField("kind", body.kind().name());
    json.writeNumberField("device", stamp.deviceMillis());
    json.writeNumberField("mono", stamp.monoMillis());
    json.writeStringField("page", stamp.page());
    EntryStamp.ServerTimeSeen seen = stamp.seen();
    if (seen == null) {
      json.writeNullField("server");
      json.writeNullField("serverMono");
      json.writeNullField("serverPage");
    } else {
      json.writeNumberField("server", seen.serverMillis());
      json.writeNumberField("serverMono", seen.monoMillis());
      json.writeStringField("serverPage", seen.page());
    }
    json.writeNumberField("cashier", stamp.cashier());
  }

  private static void sale(JsonGenerator json, EntryBody.Sale sale) throws IOException {
    json.writeNumberField("shift", sale.shift());
    json.writeStringField("receipt", sale.receipt());
    json.writeNumberField("catalogue", sale.catalogue());
    json.writeArrayFieldStart("lines");
    for (SaleLine line : sale.lines()) {
      json.writeStartObject();
      json.writeNumberField("line", line.line());
      json.writeStringField("product", line.product());
      json.writeStringField("name", line.name());
      json.writeStringField("unit", line.unit().name());
      json.writeNumberField("quantityMilli", line.quantityMilli());
      json.writeNumberField("priceFen", line.priceFen());
      json.writeNumberField("grossFen", line.grossFen());
      json.writeNumberField("discountFen", line.discountFen());
      json.writeNumberField("netFen", line.netFen());
      optional(json, "listFen", line.listFen());
      optional(json, "discountReason", line.discountReason());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("roundingFen", sale.roundingFen());
    json.writeNumberField("totalFen", sale.totalFen());
    tenders(json, sale.tenders());
    participant(json, sale.participant());
    EntryBody.Allowance allowance = sale.allowance();
    if (!allowance.equals(EntryBody.Allowance.NONE)) {
      json.writeNumberField("rules", allowance.rules());
      json.writeNumberField("discountFen", allowance.discountFen());
      optional(json, "discountReason", allowance.reason());
      optional(json, "approvedBy", allowance.approvedBy());
    }
  }

  private static void optional(JsonGenerator json, String name, @Nullable Object value)
      throws IOException {
    if (value instanceof Long number) {
      json.writeNumberField(name, number);
    } else if (value != null) {
      json.writeStringField(name, value.toString());
    }
  }

  private static void refund(JsonGenerator json, EntryBody.Refund refund) throws IOException {
    json.writeNumberField("shift", refund.shift());
    json.writeStringField("receipt", refund.receipt());
    original(json, refund.original());
    json.writeArrayFieldStart("lines");
    for (EntryBody.RefundLine line : refund.lines()) {
      json.writeStartObject();
      json.writeNumberField("line", line.line());
      json.writeNumberField("quantityMilli", line.quantityMilli());
      json.writeNumberField("netFen", line.netFen());
      json.writeEndObject();
    }
    json.writeEndArray();
    json.writeNumberField("totalFen", refund.totalFen());
    tenders(json, refund.tenders());
    json.writeStringField("reason", refund.reason());
  }

  private static void shiftClosed(JsonGenerator json, EntryBody.ShiftClosed closed)
      throws IOException {
    json.writeNumberField("shift", closed.shift());
    json.writeNumberField("expectedFen", closed.expectedFen());
    json.writeNumberField("countedFen", closed.countedFen());
    json.writeNumberField("differenceFen", closed.differenceFen());
    json.writeArrayFieldStart("counted");
    for (EntryBody.Denomination denomination : closed.counted()) {
      json.writeStartObject();
      json.writeNumberField("denominationFen", denomination.denominationFen());
      json.writeNumberField("count", denomination.count());
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void tenders(JsonGenerator json, List<Tender> tenders) throws IOException {
    json.writeArrayFieldStart("tenders");
    for (Tender tender : tenders) {
      json.writeStartObject();
      json.writeStringField("method", tender.method().name());
      json.writeNumberField("amountFen", tender.amountFen());
      optional(json, "receivedFen", tender.receivedFen());
      optional(json, "changeFen", tender.changeFen());
      json.writeBooleanField("verified", tender.verified());
      EntryBody.Account account = tender.account();
      if (account != null) {
        json.writeObjectFieldStart("account");
        json.writeStringField("unit", account.unit());
        json.writeStringField("person", account.person());
        json.writeStringField("note", account.note());
        json.writeEndObject();
      }
      json.writeEndObject();
    }
    json.writeEndArray();
  }

  private static void original(JsonGenerator json, Original original) throws IOException {
    json.writeObjectFieldStart("original");
    json.writeStringField("terminal", original.terminal().toString());
    json.writeNumberField("seq", original.seq());
    json.writeStringField("hash", original.hash().toString());
    json.writeEndObject();
  }

  private static void participant(JsonGenerator json, @Nullable Participant participant)
      throws IOException {
    if (participant == null) {
      json.writeNullField("participant");
      return;
    }
    json.writeObjectFieldStart("participant");
    switch (participant) {
      case Participant.ByBadge badge -> {
        json.writeStringField("kind", "BADGE");
        json.writeStringField("code", badge.code());
      }
      case Participant.ByPhone phone -> {
        json.writeStringField("kind", "PHONE");
        json.writeStringField("digest", phone.digest().toString());
      }
    }
    json.writeEndObject();
  }
}
