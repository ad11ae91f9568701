package io.wavecast.streams.topology;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.LoggerContext;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

class LogOncePerMinuteTest {
    private final ListAppender<ILoggingEvent> logged = new ListAppender<>();
    private Instant now = Instant.EPOCH;

    @Test
    void shouldLogEachReasonOncePerMinuteWithTheNumberLeftOut() {
        Logger logger = new LoggerContext().getLogger("test");
        logger.addAppender(logged);
        logged.start();
        var log = new LogOncePerMinute(logger, new ManualClock());

        log.warn("not-json", "0_1", "first");
        log.warn("not-json", "0_1", "second");
        log.warn("bad-key", "0_1", "other");
        now = now.plusSeconds(59);
        log.warn("not-json", "0_1", "third");
        now = now.plusSeconds(1);
        log.warn("not-json", "0_1", "fourth");

        assertThat(logged.list.stream().map(ILoggingEvent::getFormattedMessage).toList())
                .isEqualTo(List.of(
                        "not-json: first", "bad-key: other", "not-json: fourth (2 more since the last such line)"));
    }

    @Test
    void shouldNotStaySilentIfTheClockIsSetBack() {
        Logger logger = new LoggerContext().getLogger("test");
        logger.addAppender(logged);
        logged.start();
        var log = new LogOncePerMinute(logger, new ManualClock());

        log.warn("not-json", "0_1", "first");
        now = now.minusSeconds(3_600);
        log.warn("not-json", "0_1", "second");

        assertThat(logged.list).hasSize(2);
    }

    @Test
    void shouldLogEachSubjectOnceInBoundedMemory() {
        Logger logger = new LoggerContext().getLogger("test");
        logger.addAppender(logged);
        logged.start();
        var log = new LogOncePerMinute(logger, new ManualClock());

        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < LogOncePerMinute.SUBJECTS + 50; i++) {
                String series = "series-" + i;
                log.warnOnce("time-field", series, "0_1", () -> series);
            }
        }

        assertThat(logged.list).hasSize(LogOncePerMinute.SUBJECTS + 1);
        assertThat(logged.list.get(7).getFormattedMessage()).isEqualTo("time-field: series-7");
    }

    private final class ManualClock extends Clock {
        @Override
        public ZoneId getZone() {
            return ZoneOffset.UTC;
        }

        @Override
        public Clock withZone(ZoneId zone) {
            return this;
        }

        @Override
        public Instant instant() {
            return now;
        }
    }
}
