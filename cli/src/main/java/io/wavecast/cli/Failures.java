package io.wavecast.cli;

import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Reports the failure of a command in one line. The stack trace goes to the log: at level debug for expected failures, at level
 * error for others.
 */
public final class Failures implements IExecutionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(command.getCommandName() + ": " + message(failure));
        command.getErr().flush();
        if (failure instanceof IllegalStateException
                || failure.getClass().getName().startsWith("org.apache.kafka.")) {
            log.debug("{} failed", command.getCommandName(), failure);
        } else {
            log.error("{} failed", command.getCommandName(), failure);
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String message(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        @Nullable Throwable cause = failure.getCause();
        @Nullable String reason = cause == null ? null : cause.getMessage();
        return reason == null || message.contains(reason) ? message : message + " (" + reason + ")";
    }
}
