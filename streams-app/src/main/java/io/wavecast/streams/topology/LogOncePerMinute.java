package io.wavecast.streams.topology;

import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** Warns at most once a minute for each reason, and says then how many there were in between. Shared by all tasks. */
final class LogOncePerMinute {
    private static final long MINUTE_MILLIS = 60_000;

    private final Logger log;
    private final Clock clock;
    private final Map<String, Quiet> reasons = new HashMap<>();

    LogOncePerMinute(Logger log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** @param task that it happened in */
    synchronized void warn(String reason, String task, String message) {
        long now = clock.millis();
        Quiet quiet = reasons.get(reason);
        if (quiet == null) {
            reasons.put(reason, new Quiet(now + MINUTE_MILLIS));
            line(reason, task).log("{}: {}", reason, message);
        } else if (now < quiet.untilMillis) {
            quiet.unsaid++;
        } else {
            line(reason, task).log("{}: {} (and {} more since the last such line)", reason, message, quiet.unsaid);
            quiet.untilMillis = now + MINUTE_MILLIS;
            quiet.unsaid = 0;
        }
    }

    private LoggingEventBuilder line(String reason, String task) {
        return log.atWarn().addKeyValue("reason", reason).addKeyValue("task", task);
    }

    private static final class Quiet {
        private long untilMillis;
        private long unsaid;

        Quiet(long untilMillis) {
            this.untilMillis = untilMillis;
        }
    }
}
