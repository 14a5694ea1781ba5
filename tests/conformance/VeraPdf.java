/* Validates PDFs by veraPDF, all of them in one JVM.
 * Standard input has a line for each: LEVEL, a tab, FILE; levels are veraPDF's names: 1a, 2a, 3a,
 * ua1, … Prints "ok" or "not ok" with the checks that fail; ends with 1 where any did. */
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.verapdf.gf.foundry.VeraGreenfieldFoundryProvider;
import org.verapdf.pdfa.Foundries;
import org.verapdf.pdfa.PDFAParser;
import org.verapdf.pdfa.PDFAValidator;
import org.verapdf.pdfa.flavours.PDFAFlavour;
import org.verapdf.pdfa.results.TestAssertion;
import org.verapdf.pdfa.results.ValidationResult;
import org.verapdf.pdfa.validation.profiles.RuleId;

class VeraPdf {
    static final int SHOWN = 5; // failed checks of a rule

    public static void main(String[] arguments) throws Exception {
        Logger.getLogger("").setLevel(Level.SEVERE);
        VeraGreenfieldFoundryProvider.initialise();
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        int failed = 0, files = 0;
        for (String line; (line = lines.readLine()) != null; files++) {
            String[] words = line.split("\t", 2);
            if (!validate(words[0], new File(words[1])))
                failed++;
        }
        System.exit(failed > 0 || files == 0 ? 1 : 0);
    }

    static boolean validate(String level, File file) {
        String what = file.getName() + " is " + name(level) + ", veraPDF";
        try {
            PDFAFlavour flavour = PDFAFlavour.byFlavourId(level);
            if (flavour == PDFAFlavour.NO_FLAVOUR)
                throw new IllegalArgumentException("no such level");
            try (PDFAParser parser = Foundries.defaultInstance().createParser(file, flavour);
                 PDFAValidator validator =
                     Foundries.defaultInstance().createValidator(flavour, SHOWN, false, true, false)) {
                return tell(what, validator.validate(parser));
            }
        } catch (Exception | Error error) {
            System.out.println("not ok " + what + "\n#   " + error);
            return false;
        }
    }

    static boolean tell(String what, ValidationResult result) {
        boolean good = result.isCompliant() && result.getFailedChecks().isEmpty()
            && result.getTotalAssertions() > 0;
        System.out.println((good ? "ok " : "not ok ") + what + ": " + result.getTotalAssertions()
                           + " checks");
        if (good)
            return true;
        for (Map.Entry<RuleId, Integer> rule : result.getFailedChecks().entrySet())
            System.out.println("#   clause " + rule.getKey().getClause() + "-"
                               + rule.getKey().getTestNumber() + ": " + rule.getValue() + " times");
        for (TestAssertion check : result.getTestAssertions())
            if (check.getStatus() == TestAssertion.Status.FAILED)
                System.out.println("#   " + check.getRuleId().getClause() + "-"
                                   + check.getRuleId().getTestNumber() + " at "
                                   + check.getLocation().getContext() + ": " + check.getMessage());
        return false;
    }

    static String name(String level) {
        return level.startsWith("ua") ? "PDF/UA-" + level.substring(2) : "PDF/A-" + level;
    }
}
