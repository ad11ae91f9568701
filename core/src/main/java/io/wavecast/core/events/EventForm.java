package io.wavecast.core.events;

import io.wavecast.core.events.mapping.EventMapping;
import io.wavecast.core.events.mapping.MappingFile;
import io.wavecast.core.events.mapping.MappingProblemsException;
import io.wavecast.core.events.schema.RecordContent;
import io.wavecast.core.wire.WireFormat;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;

/** The form of the records of a topic: Wavecast's own, or one that mappings describe. */
public final class EventForm {
    /** The name of Wavecast's own form. */
    public static final String WAVECAST = "wavecast";

    /** Wavecast's own records. */
    public static final EventForm NATIVE = new EventForm(List.of(), RecordContent.JSON);

    private static final String BYTE_ORDER_MARK = "\uFEFF";

    private final List<EventMapping> mappings; // tried in this order; empty for Wavecast's own records
    private final RecordContent content;

    private EventForm(List<EventMapping> mappings, RecordContent content) {
        this.mappings = mappings;
        this.content = content;
    }

    /**
     * Finds a form.
     *
     * @param nameOrFile the name of a form that is built in, or the path of a mapping file
     * @throws MappingProblemsException listing all problems of the mapping
     */
    public static EventForm of(String nameOrFile) {
        if (nameOrFile.equals(WAVECAST)) {
            return NATIVE;
        }
        String[] preset = Presets.BY_NAME.get(nameOrFile);
        if (preset != null) {
            return new EventForm(Arrays.stream(preset).map(MappingFile::parse).toList(), RecordContent.JSON);
        }
        return ofMapping(content(nameOrFile));
    }

    /**
     * The form that a mapping describes.
     *
     * @param mapping the content of a mapping file
     * @throws MappingProblemsException listing all problems of the mapping
     */
    public static EventForm ofMapping(String mapping) {
        return new EventForm(List.of(MappingFile.parse(mapping)), RecordContent.JSON);
    }

    /** The same form of records whose content is not JSON, or not always. Wavecast's own form stays as it is. */
    public EventForm in(RecordContent other) {
        return isNative() ? this : new EventForm(mappings, other);
    }

    /** The names of the forms that are built in. */
    public static List<String> names() {
        var names = new TreeSet<>(Presets.BY_NAME.keySet());
        names.add(WAVECAST);
        return List.copyOf(names);
    }

    /** Whether these are Wavecast's own records. */
    public boolean isNative() {
        return mappings.isEmpty();
    }

    /** Whether a record can hold other series than the one that its key names. */
    public boolean renamesSeries() {
        return mappings.stream().anyMatch(mapping -> !mapping.series().isKey());
    }

    /**
     * Creates a reader.
     *
     * @param format format of Wavecast's own records that do not name theirs
     */
    public EventReader reader(WireFormat format) {
        if (isNative()) {
            return new NativeEvents(format);
        }
        List<EventReader> readers = mappings.stream()
                .map(mapping -> (EventReader) new MappedEvents(mapping, content))
                .toList();
        return readers.size() == 1 ? readers.get(0) : new FirstThatFits(readers);
    }

    private static String content(String file) {
        try {
            String text = Files.readString(Path.of(file));
            return text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text; // which some editors write
        } catch (CharacterCodingException e) {
            throw new MappingProblemsException(
                    List.of("expected a mapping in UTF-8, was other bytes in '" + file + "'"));
        } catch (IOException | IllegalArgumentException e) { // also a name that is no path
            throw new MappingProblemsException(List.of("expected one of " + String.join(", ", names())
                    + ", or a readable file with a mapping, was '" + file + "': " + e));
        }
    }
}
