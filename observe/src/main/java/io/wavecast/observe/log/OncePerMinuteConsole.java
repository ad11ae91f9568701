package io.wavecast.observe.log;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.LoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxy;
import ch.qos.logback.core.ConsoleAppender;
import java.util.regex.Pattern;

/**
 * Writes events to the console, warnings and errors of one kind once a minute: a Kafka client repeats its warnings many times a second
 * while a broker or a topic is missing. The next line of the kind gives the number of suppressed ones. If there is none, the first
 * event after the minute causes a line with the number.
 *
 * <p>Events of Wavecast's own loggers are of one kind if their messages are equal. Events of libraries are of one kind if they have the
 * same logger, level, class of exception and message, apart from numbers, from arguments and from what is in brackets, such as the
 * client's name.
 */
public final class OncePerMinuteConsole extends ConsoleAppender<ILoggingEvent> {
    private static final Pattern VARYING = Pattern.compile("\\[[^\\]]*\\]|\\d+");
    private static final String OWN = "io.wavecast.";
    private static final int KIND_LENGTH = 500;

    private final Repetitions<Line> repetitions = new Repetitions<>();

    /** What a later line needs of an event. */
    private record Line(String logger, Level level, String message) {}

    @Override
    protected void append(ILoggingEvent event) {
        synchronized (repetitions) { // so that a count follows its first line
            long suppressed = event.getLevel().isGreaterOrEqual(Level.WARN)
                    ? repetitions.admit(kind(event), line(event), event.getTimeStamp())
                    : 0;
            for (Repetitions.Ended<Line> ended : repetitions.ended(event.getTimeStamp())) {
                super.append(withMessage(event, ended.first(), count(ended.suppressed())));
            }
            if (suppressed == 0) {
                super.append(event);
            } else if (suppressed > 0) {
                LoggingEvent counted = withMessage(event, line(event), count(suppressed));
                counted.setKeyValuePairs(event.getKeyValuePairs());
                if (event.getThrowableProxy() instanceof ThrowableProxy thrown) {
                    counted.setThrowableProxy(thrown);
                }
                super.append(counted);
            }
        }
    }

    static String kind(ILoggingEvent event) {
        String message = String.valueOf(
                event.getLoggerName().startsWith(OWN)
                        ? event.getFormattedMessage()
                        : VARYING.matcher(String.valueOf(event.getMessage())).replaceAll("#"));
        String thrown = event.getThrowableProxy() == null
                ? ""
                : event.getThrowableProxy().getClassName();
        return event.getLoggerName()
                + ' '
                + event.getLevel()
                + ' '
                + thrown
                + ' '
                + message.substring(0, Math.min(message.length(), KIND_LENGTH));
    }

    private static Line line(ILoggingEvent event) {
        return new Line(event.getLoggerName(), event.getLevel(), String.valueOf(event.getFormattedMessage()));
    }

    private static String count(long suppressed) {
        return " (" + suppressed + " more since the last such line)";
    }

    /** A line at the time of the event. */
    private static LoggingEvent withMessage(ILoggingEvent event, Line line, String count) {
        var counted = new LoggingEvent();
        counted.setLoggerName(line.logger());
        counted.setLoggerContextRemoteView(event.getLoggerContextVO());
        counted.setLevel(line.level());
        counted.setThreadName(event.getThreadName());
        counted.setTimeStamp(event.getTimeStamp());
        counted.setMDCPropertyMap(event.getMDCPropertyMap());
        counted.setMessage(line.message() + count);
        return counted;
    }
}
