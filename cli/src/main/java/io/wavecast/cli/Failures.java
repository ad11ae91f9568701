package io.wavecast.cli;

import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * What a command says when it cannot go on: one line that tells what broke. The stack trace is for the log, at level
 * debug, and for failures that nobody foresaw.
 */
public final class Failures implements IExecutionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(command.getCommandName() + ": " + told(failure));
        command.getErr().flush();
        if (failure instanceof IllegalStateException
                || failure.getClass().getName().startsWith("org.apache.kafka.")) {
            log.debug("{} failed", command.getCommandName(), failure);
        } else {
            log.error("{} failed", command.getCommandName(), failure);
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }

    private static String told(Exception failure) {
        String message = failure.getMessage() == null ? failure.toString() : failure.getMessage();
        Throwable cause = failure.getCause();
        boolean more = cause != null && cause.getMessage() != null && !message.contains(cause.getMessage());
        return more ? message + " (" + cause.getMessage() + ")" : message;
    }
}
