package io.wavecast.streams.topology;

import java.time.Clock;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.spi.LoggingEventBuilder;

/** Logs at most one warning per minute and reason, with the number of suppressed warnings. Shared by all tasks. */
final class LogOncePerMinute {
    static final int SUBJECTS = 1_000;
    private static final long MINUTE_MILLIS = 60_000;

    private final Logger log;
    private final Clock clock;
    private final Map<String, Silence> reasons = new HashMap<>();
    private final Set<String> subjects = new HashSet<>();

    LogOncePerMinute(Logger log, Clock clock) {
        this.log = log;
        this.clock = clock;
    }

    /** Logs a warning, unless one with the same reason was logged in the last minute. */
    void warn(String reason, String task, String message) {
        warn(reason, task, () -> message);
    }

    /**
     * Logs a warning, unless one with the same reason was logged in the last minute.
     *
     * @param message builds the message, only if it is logged
     */
    synchronized void warn(String reason, String task, Supplier<String> message) {
        long now = clock.millis();
        Silence silence = reasons.get(reason);
        if (silence == null) {
            reasons.put(reason, new Silence(now + MINUTE_MILLIS));
            line(reason, task).log("{}: {}", reason, message.get());
        } else if (silence.covers(now)) {
            silence.suppressed++;
        } else {
            line(reason, task)
                    .log("{}: {} ({} more since the last such line)", reason, message.get(), silence.suppressed);
            silence.untilMillis = now + MINUTE_MILLIS;
            silence.suppressed = 0;
        }
    }

    /**
     * Logs a warning about a subject, such as a series, unless one was logged before. After {@value #SUBJECTS} subjects, the warnings of
     * further ones are limited like all others.
     *
     * @param message builds the message, only if it is logged
     */
    void warnOnce(String reason, String subject, String task, Supplier<String> message) {
        synchronized (this) {
            if (subjects.size() < SUBJECTS) {
                if (subjects.add(reason + ' ' + subject)) {
                    line(reason, task).log("{}: {}", reason, message.get());
                }
                return;
            }
            if (subjects.contains(reason + ' ' + subject)) {
                return;
            }
        }
        warn(reason, task, message);
    }

    private LoggingEventBuilder line(String reason, String task) {
        return log.atWarn().addKeyValue("reason", reason).addKeyValue("task", task);
    }

    private static final class Silence {
        private long untilMillis;
        private long suppressed;

        Silence(long untilMillis) {
            this.untilMillis = untilMillis;
        }

        /** Whether a time is in the minute of the silence. An earlier time is not: the clock was set back. */
        boolean covers(long millis) {
            return millis < untilMillis && millis >= untilMillis - MINUTE_MILLIS;
        }
    }
}
