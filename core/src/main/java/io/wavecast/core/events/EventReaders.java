package io.wavecast.core.events;

import io.wavecast.core.wire.WireFormat;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** Finds the reader of records by its name, or by a file. */
public final class EventReaders {
    /** The reader of Wavecast's own records. */
    public static final String WAVECAST = "wavecast";

    private EventReaders() {}

    /**
     * Creates a reader.
     *
     * @param nameOrFile the name of a form that is built in, or the path of a mapping file
     * @param format format of Wavecast's own records that do not name theirs
     * @throws MappingProblemsException listing all problems of the mapping
     */
    public static EventReader of(String nameOrFile, WireFormat format) {
        if (nameOrFile.equals(WAVECAST)) {
            return new NativeEvents(format);
        }
        String[] preset = Presets.BY_NAME.get(nameOrFile);
        if (preset != null) {
            List<EventReader> forms =
                    Arrays.stream(preset).map(EventReaders::ofMapping).toList();
            return forms.size() == 1 ? forms.get(0) : new FirstThatFits(forms);
        }
        return ofMapping(content(nameOrFile));
    }

    /** The names of the forms that are built in. */
    public static List<String> names() {
        var names = new TreeSet<>(Presets.BY_NAME.keySet());
        names.add(WAVECAST);
        return List.copyOf(names);
    }

    static EventReader ofMapping(String mapping) {
        return new MappedEvents(MappingFile.parse(mapping));
    }

    private static String content(String file) {
        try {
            return Files.readString(Path.of(file));
        } catch (IOException e) {
            throw new MappingProblemsException(List.of("expected one of " + String.join(", ", names())
                    + ", or a readable file with a mapping, was '" + file + "': " + e));
        }
    }
}
