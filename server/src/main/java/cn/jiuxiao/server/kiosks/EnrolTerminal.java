package cn.jiuxiao.server.kiosks;

import cn.jiuxiao.wire.EnrolmentCode;
import cn.jiuxiao.wire.EntryChain;
import cn.jiuxiao.wire.Messages.PreviousTerminal;
import cn.jiuxiao.wire.Sha256;
import cn.jiuxiao.wire.SignedBytes;
import cn.jiuxiao.wire.TerminalKey;
import jakarta.inject.Singleton;
import jakarta.transaction.Transactional;
import java.time.Clock;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes a device that holds a code and proves its key a terminal. The same key asking again with
 * the same code gets the same terminal.
 */
@Singleton
public class EnrolTerminal {

  private static final int USER_AGENT_LENGTH = 300;

  private final KioskRepository kiosks;
  private final TerminalRepository terminals;
  private final List<EnrolmentListener> listeners;
  private final Clock clock;

  EnrolTerminal(
      KioskRepository kiosks,
      TerminalRepository terminals,
      List<EnrolmentListener> listeners,
      Clock clock) {
    this.kiosks = kiosks;
    this.terminals = terminals;
    this.listeners = listeners;
    this.clock = clock;
  }

  /** What came of it. */
  public sealed interface Enrolment {
    /** {@code fresh} is false if this only repeats an answer that was lost. */
    record Enrolled(Terminal terminal, Sha256 genesis, boolean fresh) implements Enrolment {}

    /** Unknown, expired or used: the device is not told which. */
    record CodeUnknown() implements Enrolment {}

    /** The proof is not by that key over that code. */
    record ProofInvalid() implements Enrolment {}

    /** The key is another terminal's already: a device makes a new key for each enrolment. */
    record KeyInUse() implements Enrolment {}
  }

  /** What a device asks. {@code previous}: the terminal it was before. */
  @SuppressWarnings("ArrayRecordComponent") // compared by no one
  public record Request(
      EnrolmentCode code,
      TerminalKey key,
      byte[] proof,
      String userAgent,
      @Nullable PreviousTerminal previous) {}

  @Transactional
  public Enrolment enrol(Request request) {
    Optional<EnrolmentCodeRow> found = kiosks.lockCode(request.code().digest().bytes());
    if (found.isEmpty()) {
      return new Enrolment.CodeUnknown();
    }
    byte[] spki = request.key().spki();
    if (!request.key().verify(SignedBytes.enrolment(request.code(), spki), request.proof())) {
      return new Enrolment.ProofInvalid();
    }
    EnrolmentCodeRow code = found.get();
    if (code.terminalId() != null) {
      return terminals
          .findById(code.terminalId())
          .filter(terminal -> Arrays.equals(terminal.publicKey(), spki))
          .<Enrolment>map(terminal -> enrolled(terminal, false))
          .orElseGet(Enrolment.CodeUnknown::new);
    }
    if (!clock.instant().isBefore(code.expiresAt())) {
      return new Enrolment.CodeUnknown();
    }
    if (terminals.findByPublicKey(spki).isPresent()) {
      return new Enrolment.KeyInUse();
    }
    return enrolled(begin(code, request, spki), true);
  }

  private Terminal begin(EnrolmentCodeRow code, Request request, byte[] spki) {
    Kiosk kiosk = kiosks.findById(code.kioskId()).orElseThrow();
    kiosks.lockOutlet(kiosk.outletId());
    long earlier = kiosks.countTerminals(kiosk.storedId());
    Terminal terminal =
        terminals.save(
            new Terminal(
                UUID.randomUUID(),
                kiosk.storedId(),
                kiosk.outletId(),
                earlier == 0 ? kiosk.label() : kiosk.label() + "." + (earlier + 1),
                spki,
                clock.instant(),
                request
                    .userAgent()
                    .substring(0, Math.min(request.userAgent().length(), USER_AGENT_LENGTH))));
    kiosks.useCode(code.codeDigest(), terminal.id());
    Sha256 genesis = EntryChain.genesis(terminal.id(), spki);
    listeners.forEach(listener -> listener.enrolled(terminal, genesis, request.previous()));
    return terminal;
  }

  private static Enrolment enrolled(Terminal terminal, boolean fresh) {
    return new Enrolment.Enrolled(
        terminal, EntryChain.genesis(terminal.id(), terminal.publicKey()), fresh);
  }
}
