package io.wavecast.launcher.rights;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.apache.kafka.common.acl.AccessControlEntry;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.resource.PatternType;
import org.apache.kafka.common.resource.ResourcePattern;
import org.apache.kafka.common.resource.ResourceType;
import org.yaml.snakeyaml.Yaml;

/** The users of the production manifests with their rights, as Strimzi gives them to Kafka. */
final class KafkaUsers {
    private static final Path MANIFEST = Path.of("../k8s/overlays/production/users.yaml");

    private KafkaUsers() {}

    /** (user) the rights of each user. */
    static Map<String, List<AclBinding>> read() throws IOException {
        Map<String, List<AclBinding>> users = new LinkedHashMap<>();
        for (Object document : new Yaml().loadAll(Files.readString(MANIFEST))) {
            Map<?, ?> user = (Map<?, ?>) document;
            String name = text(map(user, "metadata"), "name");
            List<AclBinding> rights = new ArrayList<>();
            for (Object rule : (List<?>) map(map(user, "spec"), "authorization").get("acls")) {
                rights.addAll(bindings(name, (Map<?, ?>) rule));
            }
            users.put(name, rights);
        }
        return users;
    }

    private static List<AclBinding> bindings(String user, Map<?, ?> rule) {
        Map<?, ?> resource = map(rule, "resource");
        var pattern = new ResourcePattern(
                ResourceType.fromString(words(text(resource, "type"))),
                text(resource, "name"),
                text(resource, "patternType").equals("prefix") ? PatternType.PREFIXED : PatternType.LITERAL);
        return ((List<?>) rule.get("operations"))
                .stream()
                        .map(operation -> new AclBinding(
                                pattern,
                                new AccessControlEntry(
                                        "User:" + user,
                                        "*",
                                        AclOperation.fromString(words(String.valueOf(operation))),
                                        AclPermissionType.ALLOW)))
                        .toList();
    }

    /** {@code DESCRIBE_CONFIGS} for {@code DescribeConfigs}. */
    private static String words(String camelCase) {
        return camelCase.replaceAll("(?<=[a-z])(?=[A-Z])", "_").toUpperCase(Locale.ROOT);
    }

    private static Map<?, ?> map(Map<?, ?> parent, String key) {
        return (Map<?, ?>) parent.get(key);
    }

    private static String text(Map<?, ?> parent, String key) {
        return String.valueOf(parent.get(key));
    }
}
