package io.wavecast.streams;

import io.wavecast.cli.EventOptions;
import io.wavecast.cli.KafkaOptions;
import io.wavecast.cli.Problems;
import io.wavecast.cli.SchemaOptions;
import io.wavecast.core.events.EventForm;
import io.wavecast.core.topics.BrokerConnection;
import io.wavecast.core.topics.ClientSettingsException;
import io.wavecast.core.wire.WireFormat;
import io.wavecast.streams.reading.EventTrial;
import io.wavecast.streams.reading.LastRecords;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** The command {@code events}. */
@Command(
        name = "events",
        description = {
            "Shows which observations a mapping finds in the last records of a topic (try).",
            "",
            "It writes nothing. serve and train read the same by --events."
        },
        mixinStandardHelpOptions = true,
        sortOptions = false,
        exitCodeListHeading = "Exit codes:%n",
        exitCodeList = {
            "0:all records hold observations",
            "1:a record cannot be used, there is none, or Kafka failed",
            "2:an option is invalid"
        })
public final class EventsCommand implements Callable<Integer> {
    private static final int RECORDS = 10;
    private static final String TRY = "try";
    private static final String MAPPING = "--mapping";

    @Spec
    private CommandSpec command;

    @Parameters(index = "0", paramLabel = TRY, description = "reads the last " + RECORDS + " records")
    private String action = "";

    @Option(
            names = MAPPING,
            paramLabel = "FILE|NAME",
            description = "a file with a mapping, or wavecast, telegraf, connect or cloudevents",
            defaultValue = EventForm.WAVECAST)
    private String mapping = EventForm.WAVECAST;

    @Option(
            names = "--topic",
            paramLabel = "TOPIC",
            description = "the topic to read (default sensor-events, with the prefix)",
            defaultValue = "")
    private String topic = "";

    @Mixin
    private SchemaOptions schemas;

    @Mixin
    private KafkaOptions kafka;

    @Override
    public Integer call() throws InterruptedException {
        var problems = Problems.ofOptions();
        if (!action.equals(TRY)) {
            problems.addAll(List.of("expected " + TRY + ", was '" + action + "'"));
        }
        EventForm form = EventOptions.form(MAPPING, mapping, schemas, problems);
        WireFormat format = problems.check(kafka::format).orElse(WireFormat.JSON);
        problems.throwIfAny(command.commandLine());
        Map<String, Object> client = kafka.clientProperties();
        String name = topic.isBlank() ? kafka.topics().sensorEvents() : topic;
        try {
            BrokerConnection.open(client, kafka.brokerTimeout()).close(Duration.ZERO);
            return print(LastRecords.of(client, name, RECORDS), new EventTrial(form.reader(format), out()), name);
        } catch (ClientSettingsException e) {
            throw new ParameterException(command.commandLine(), String.valueOf(e.getMessage()), e);
        } catch (IllegalArgumentException e) {
            command.commandLine().getErr().println("events: " + e.getMessage());
            return 1;
        }
    }

    private int print(List<ConsumerRecord<byte[], byte[]>> records, EventTrial trial, String name) {
        records.forEach(trial::print);
        out().println(
                        records.isEmpty()
                                ? name + " has no records"
                                : records.size() + " records: " + trial.observations() + " observations, "
                                        + trial.refused() + " refused");
        trial.advice().ifPresent(out()::println);
        out().flush();
        return records.isEmpty() || trial.refused() > 0 ? 1 : 0;
    }

    private PrintWriter out() {
        return command.commandLine().getOut();
    }
}
