package io.wavecast.core.events.schema;

import com.squareup.wire.Syntax;
import com.squareup.wire.schema.Field.Label;
import com.squareup.wire.schema.Location;
import com.squareup.wire.schema.internal.parser.EnumElement;
import com.squareup.wire.schema.internal.parser.FieldElement;
import com.squareup.wire.schema.internal.parser.MessageElement;
import com.squareup.wire.schema.internal.parser.ProtoFileElement;
import com.squareup.wire.schema.internal.parser.ProtoParser;
import com.squareup.wire.schema.internal.parser.TypeElement;
import io.wavecast.core.events.schema.ProtobufMessage.Field;
import io.wavecast.core.events.schema.ProtobufMessage.Presence;
import io.wavecast.core.wire.bytes.BadRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Collects the types of .proto files, and finds the types that fields name. */
final class ProtobufFiles {
    static final int MAX_FIELDS = 20_000;
    static final int MAX_DEPTH = 32; // as of a path to a message
    static final int MAX_NAME = 500;

    private static final String MAP = "map<";

    private final Map<String, TypeElement> found = new HashMap<>();
    private final Map<String, Boolean> implicit = new HashMap<>(); // by message: whether its file is of proto3
    private final Map<String, ProtobufMessage> messages = new HashMap<>();
    private final Map<String, Map<Integer, String>> enums = new HashMap<>();

    private int fields;

    private ProtobufFiles() {}

    /** The types of a schema and of the files that it imports. */
    static ProtobufTypes types(SchemaText schema) {
        var files = new ProtobufFiles();
        Map<String, String> texts = new HashMap<>();
        schema.references().forEach(reference -> texts.put(reference.name(), reference.text()));
        ProtoFileElement file = parse("schema.proto", schema.text());
        files.add(file, texts, new HashSet<>());
        files.found.forEach(files::link);
        String scope = scope(file);
        List<String> top = names(scope, file.getTypes());
        if (top.isEmpty()) {
            throw BadRecord.BAD_SCHEMA.because("expected at least one message in the schema, was none");
        }
        return new ProtobufTypes(top, files.messages, files.enums);
    }

    private static ProtoFileElement parse(String name, String text) {
        return ProtoParser.Companion.parse(Location.get(name), text);
    }

    private static String scope(ProtoFileElement file) {
        String name = file.getPackageName();
        return name == null || name.isEmpty() ? "" : name + ".";
    }

    private void add(ProtoFileElement file, Map<String, String> texts, Set<String> seen) {
        boolean proto3 = Syntax.PROTO_3.equals(file.getSyntax());
        add(scope(file), file.getTypes(), proto3, 1);
        List<String> imports = new ArrayList<>(file.getImports());
        imports.addAll(file.getPublicImports());
        for (String name : imports) {
            String text = texts.containsKey(name) ? texts.get(name) : ProtobufWellKnown.file(name);
            if (text == null) {
                throw BadRecord.BAD_SCHEMA.because("expected a reference for import \"" + name + "\", was none");
            }
            if (seen.add(name)) {
                add(parse(name, text), texts, seen);
            }
        }
    }

    private void add(String scope, List<TypeElement> types, boolean proto3, int depth) {
        for (TypeElement type : types) {
            SchemaLimits.check(depth, MAX_DEPTH, "messages in each other");
            String name = scope + type.getName();
            SchemaLimits.check(name.length(), MAX_NAME, "characters in the name of a message"); // each part is a scope
            found.put(name, type);
            implicit.put(name, proto3);
            add(name + ".", type.getNestedTypes(), proto3, depth + 1);
        }
    }

    private void link(String name, TypeElement type) {
        if (type instanceof EnumElement values) {
            Map<Integer, String> constants = new HashMap<>();
            values.getConstants().forEach(constant -> constants.putIfAbsent(constant.getTag(), constant.getName()));
            enums.put(name, constants);
        } else if (type instanceof MessageElement message) {
            Map<Integer, Field> fields = new HashMap<>();
            message.getFields().forEach(field -> put(field, false, name, fields));
            message.getOneOfs().forEach(one -> one.getFields().forEach(field -> put(field, true, name, fields)));
            messages.put(name, new ProtobufMessage(name, fields, names(name + ".", message.getNestedTypes())));
        }
    }

    private static List<String> names(String scope, List<TypeElement> types) {
        return types.stream()
                .filter(MessageElement.class::isInstance)
                .map(type -> scope + type.getName())
                .toList();
    }

    private void put(FieldElement field, boolean oneOf, String message, Map<Integer, Field> into) {
        fields++;
        SchemaLimits.check(fields, MAX_FIELDS, "fields in a schema with its imports");
        String type = field.getType();
        String key = "";
        if (type.startsWith(MAP)) {
            String[] parts = type.substring(MAP.length(), type.length() - 1).split(",", 2);
            key = parts[0].trim();
            type = parts[1].trim();
        }
        boolean explicit = oneOf
                || field.getLabel() == Label.OPTIONAL
                || field.getLabel() == Label.REQUIRED
                || !implicit.getOrDefault(message, false);
        Presence presence = field.getLabel() == Label.REPEATED || !key.isEmpty()
                ? Presence.REPEATED
                : explicit ? Presence.EXPLICIT : Presence.IMPLICIT;
        into.put(field.getTag(), new Field(field.getTag(), field.getName(), resolve(type, message), presence, key));
    }

    /** The full name of a type: the innermost scope that has it wins. */
    private String resolve(String type, String message) {
        if (ProtobufScalar.of(type).isPresent()) {
            return type;
        }
        if (type.startsWith(".")) {
            return type.substring(1);
        }
        for (String scope = message; ; scope = scope.substring(0, Math.max(0, scope.lastIndexOf('.')))) {
            String name = scope.isEmpty() ? type : scope + "." + type;
            if (found.containsKey(name)) {
                return name;
            }
            if (scope.isEmpty()) {
                throw BadRecord.BAD_SCHEMA.because(
                        "expected a type " + type + ", which " + message + " names, was none");
            }
        }
    }
}
