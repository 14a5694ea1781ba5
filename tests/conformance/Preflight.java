/* Validates PDFs as PDF/A-1b by PDFBox Preflight, all of them in one JVM.
 * Standard input has a file on each line. Prints "ok" or "not ok" with the errors; ends with 1 where
 * there were any. */
import java.io.BufferedReader;
import java.io.File;
import java.io.InputStreamReader;
import org.apache.pdfbox.preflight.PreflightDocument;
import org.apache.pdfbox.preflight.ValidationResult;
import org.apache.pdfbox.preflight.parser.PreflightParser;

class Preflight {
    public static void main(String[] arguments) throws Exception {
        BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, "UTF-8"));
        int failed = 0, files = 0;
        for (String line; (line = lines.readLine()) != null; files++)
            if (!validate(new File(line)))
                failed++;
        System.exit(failed > 0 || files == 0 ? 1 : 0);
    }

    static boolean validate(File file) {
        String what = file.getName() + " is PDF/A-1b, PDFBox Preflight";
        try {
            PreflightParser parser = new PreflightParser(file);
            parser.parse();
            try (PreflightDocument document = parser.getPreflightDocument()) {
                document.validate();
                ValidationResult result = document.getResult();
                System.out.println((result.isValid() ? "ok " : "not ok ") + what);
                for (ValidationResult.ValidationError error : result.getErrorsList())
                    System.out.println("#   " + error.getErrorCode() + ": " + error.getDetails());
                return result.isValid();
            }
        } catch (Exception | Error error) {
            System.out.println("not ok " + what + "\n#   " + error);
            return false;
        }
    }
}
