package io.wavecast.cli;

import io.wavecast.core.events.EventForm;
import io.wavecast.core.events.mapping.MappingProblemsException;
import io.wavecast.core.events.registry.RegistryClient;
import java.util.Optional;
import picocli.CommandLine.Help.Visibility;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** The option for the form of the records in the observations' topic; a mixin of commands. */
public final class EventOptions {
    static final String EVENTS = "--events";

    @Option(
            names = EVENTS,
            paramLabel = "NAME|FILE",
            description = {
                "form of the records in sensor-events: wavecast, telegraf, connect, cloudevents,",
                "or a file with a mapping; 'events try' shows what it makes of a topic (default ${DEFAULT-VALUE})"
            },
            defaultValue = EventForm.WAVECAST,
            showDefaultValue = Visibility.NEVER)
    private String events = EventForm.WAVECAST;

    @Mixin
    private SchemaOptions schemas = new SchemaOptions();

    /** The form of the records; Wavecast's own, and a problem for each problem of the mapping, if it cannot be used. */
    public EventForm form(Problems problems) {
        return form(EVENTS, events, schemas, problems);
    }

    /** The form of the records for a command that asks the registry for the schema of what it writes, too. */
    public EventForm formOfAWriter(Problems problems) {
        return form(EVENTS, events, problems)
                .map(form -> schemas.apply(form, EVENTS, true, problems))
                .orElse(EventForm.NATIVE);
    }

    /** The registry; empty if none is named, or, with a problem, if its settings cannot be used. */
    public Optional<RegistryClient> registry(Problems problems) {
        return schemas.registry(problems);
    }

    /** The form with a name, or of a file, of records that schemas describe. */
    public static EventForm form(String option, String nameOrFile, SchemaOptions schemas, Problems problems) {
        return form(option, nameOrFile, problems)
                .map(form -> schemas.apply(form, option, false, problems))
                .orElse(EventForm.NATIVE);
    }

    /** The form that an option names; empty, and a problem for each problem of the mapping, if it cannot be used. */
    private static Optional<EventForm> form(String option, String nameOrFile, Problems problems) {
        try {
            return Optional.of(EventForm.of(nameOrFile));
        } catch (MappingProblemsException e) {
            e.problems().forEach(problem -> problems.add(option, nameOrFile + ": " + problem));
            return Optional.empty();
        }
    }
}
