package org.cnnworkbench.cli;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help;
import picocli.CommandLine.IHelpSectionRenderer;
import picocli.CommandLine.Model.UsageMessageSpec;

/**
 * Commands that belong together in the help.
 *
 * @param title    above them; empty for commands that the help doesn't list
 * @param commands in the order in which people should see them
 */
record CommandGroup(String title, List<Callable<Integer>> commands) {

    @SafeVarargs
    @SuppressWarnings("varargs") // List.of only reads them
    static CommandGroup of(String title, Callable<Integer>... commands) {
        return new CommandGroup(title, List.of(commands));
    }

    /**
     * Of some groups only the command of a name, with its group: reading the options of all commands would be a large part of the start of
     * one. All groups where there is no such command.
     */
    static List<CommandGroup> only(String name, List<CommandGroup> groups) {
        for (CommandGroup group : groups) {
            for (Callable<Integer> command : group.commands) {
                if (name(command).equals(name)) {
                    return List.of(new CommandGroup(group.title, List.of(command)));
                }
            }
        }
        return groups;
    }

    private static String name(Callable<Integer> command) {
        return command.getClass().getAnnotation(Command.class).name();
    }

    /** Adds the commands of all groups to a program, and lists them in its help by group. */
    static void addTo(CommandLine program, List<CommandGroup> groups) {
        groups.forEach(group -> group.commands.forEach(program::addSubcommand));
        Map<String, IHelpSectionRenderer> sections = program.getHelpSectionMap();
        sections.remove(UsageMessageSpec.SECTION_KEY_COMMAND_LIST_HEADING);
        sections.put(
                UsageMessageSpec.SECTION_KEY_COMMAND_LIST,
                help -> groups.stream().map(group -> group.list(help)).collect(Collectors.joining()));
    }

    private String list(Help help) {
        Map<String, Help> listed = new LinkedHashMap<>();
        for (Callable<Integer> command : commands) {
            Help own = help.subcommands().get(name(command));
            if (own != null) {
                listed.put(name(command), own);
            }
        }
        return listed.isEmpty()
                ? ""
                : System.lineSeparator() + title + ":" + System.lineSeparator() + help.commandList(listed);
    }
}
