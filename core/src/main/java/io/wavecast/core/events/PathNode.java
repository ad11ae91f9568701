package io.wavecast.core.events;

import io.wavecast.core.events.mapping.JsonPath;
import io.wavecast.core.events.mapping.JsonPath.Wildcard;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A node of the tree of wanted paths, so that a record is read in one pass without a tree of its own. */
final class PathNode {
    /** The position of what is not wanted. */
    static final int NONE = -1;

    private final Map<String, PathNode> members = new HashMap<>();
    private int text = NONE;
    private int value = NONE;
    private int joined = NONE;
    private Wildcard fields = Wildcard.NONE;
    private @Nullable PathNode event;

    /** The node of a path below this one, created if it is missing. */
    PathNode at(JsonPath path) {
        PathNode node = this;
        for (String segment : path.segments()) {
            node = node.members.computeIfAbsent(segment, name -> new PathNode());
        }
        return node;
    }

    /** The wanted member with a name; null if no path leads there. */
    @Nullable
    PathNode member(String name) {
        return members.get(name);
    }

    boolean hasMembers() {
        return !members.isEmpty();
    }

    /** Position of the text to keep; {@link #NONE} if none is wanted. */
    int text() {
        return text;
    }

    /** Wants the text of this place, and returns its position: the one given, unless the text has one. */
    int wantText(int next) {
        text = text == NONE ? next : text;
        return text;
    }

    /** Position of the channel; {@link #NONE} if this is none. */
    int value() {
        return value;
    }

    void wantValue(int channel) {
        value = channel;
    }

    /** Position of the texts of all members; {@link #NONE} if they are not wanted. */
    int joined() {
        return joined;
    }

    int wantJoined(int next) {
        joined = joined == NONE ? next : joined;
        return joined;
    }

    /** Which numbers below are a series each. */
    Wildcard fields() {
        return fields;
    }

    void wantFields(Wildcard wanted) {
        fields = wanted;
    }

    /** The tree of the events in this array; null if it holds none. */
    @Nullable
    PathNode event() {
        return event;
    }

    void wantEvents(PathNode tree) {
        event = tree;
    }
}
