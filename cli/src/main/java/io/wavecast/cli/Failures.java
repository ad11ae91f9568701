package io.wavecast.cli;

import io.wavecast.core.topics.ClientSettingsException;
import io.wavecast.core.topics.FailureReason;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import picocli.CommandLine;
import picocli.CommandLine.IExecutionExceptionHandler;
import picocli.CommandLine.ParseResult;

/**
 * Reports the failure of a command and its causes in one line. The stack trace goes to the log: at level debug for expected failures, at level
 * error for others.
 */
public final class Failures implements IExecutionExceptionHandler {
    private static final Logger log = LoggerFactory.getLogger(Failures.class);

    @Override
    public int handleExecutionException(Exception failure, CommandLine command, ParseResult parsed) {
        command.getErr().println(command.getCommandName() + ": " + FailureReason.of(failure));
        command.getErr().flush();
        if (failure instanceof ClientSettingsException) {
            return command.getCommandSpec().exitCodeOnInvalidInput();
        }
        if (failure instanceof IllegalStateException
                || failure.getClass().getName().startsWith("org.apache.kafka.")) {
            log.debug("{} failed", command.getCommandName(), failure);
        } else {
            log.error("{} failed", command.getCommandName(), failure);
        }
        return command.getCommandSpec().exitCodeOnExecutionException();
    }
}
