//! The formats as whole files: headings, marks, line ends and rows.

use super::{exported, school};

/// The two pupils of 3 Integrity whose names say most.
const TWO: [&str; 2] = ["tan_kai_jun", "dsouza_marie_anne"];

#[test]
fn google_gets_29_columns_behind_the_mark_of_utf_8_and_keeps_its_passwords() {
    let office = school();
    let file = exported(&office, &[&["google"], &TWO[..]].concat());
    let expected = "\u{feff}First Name [Required],Last Name [Required],Email Address [Required],Password [Required],\
        Password Hash Function [UPLOAD ONLY],Org Unit Path [Required],New Primary Email [UPLOAD ONLY],Recovery Email,\
        Home Secondary Email,Work Secondary Email,Recovery Phone [MUST BE IN THE E.164 FORMAT],Work Phone,Home Phone,\
        Mobile Phone,Work Address,Home Address,Employee ID,Employee Type,Employee Title,Manager Email,Department,\
        Cost Center,Building ID,Floor Name,Floor Section,Change Password at Next Sign-In,New Status [UPLOAD ONLY],\
        New Licenses [UPLOAD ONLY],Advanced Protection Program enrollment\r\n\
        TAN KAI JUN,3 Integrity,tan_kai_jun@students.edu.sg,****,,/Students/2027,,,,,,,,,,,,,,,3 Integrity,,,,,,,,\r\n\
        \"D'SOUZA, MARIE ANNE\",3 Integrity,dsouza_marie_anne@students.edu.sg,****,,/Students/2027,,,,,,,,,,,,,,,\
        3 Integrity,,,,,,,,\r\n";
    assert_eq!(file, expected);
}

#[test]
fn entra_gets_its_two_lines_on_top_and_no_password() {
    let office = school();
    office.done(&["settings", "set", "export.names", "first-word"]);
    let file = exported(&office, &[&["entra"], &TWO[..]].concat());
    let expected = "version:v1.0\r\n\
        Name [displayName] Required,User name [userPrincipalName] Required,Initial password [passwordProfile] Required,\
        Block sign in (Yes/No) [accountEnabled] Required,First name [givenName],Last name [surname],\
        Job title [jobTitle],Department [department],Usage location [usageLocation],Street address [streetAddress],\
        State or province [state],Country or region [country],Office [physicalDeliveryOfficeName],City [city],\
        ZIP or postal code [postalCode],Office phone [telephoneNumber],Mobile phone [mobile]\r\n\
        TAN KAI JUN,tan_kai_jun@students.edu.sg,,No,KAI JUN,TAN,,3 Integrity,SG,,,,,,,,\r\n\
        \"D'SOUZA, MARIE ANNE\",dsouza_marie_anne@students.edu.sg,,No,MARIE ANNE,D'SOUZA,,3 Integrity,SG,,,,,,,,\r\n";
    assert_eq!(file, expected);
}

#[test]
fn zoom_gets_five_columns_and_the_domain_that_the_school_has_there() {
    let office = school();
    office.done(&["settings", "set", "export.domain", "merlion.example.edu"]);
    let file = exported(&office, &["zoom", "4 Respect/1"]);
    let expected = "Email,First Name,Last Name,Department,User Group\r\n\
        lim_wei_ling@merlion.example.edu,LIM WEI LING,4 Respect,4 Respect,\r\n";
    assert_eq!(file, expected);
}

#[test]
fn scim_gets_an_object_a_line_with_the_full_name_whole() {
    let office = school();
    office.done(&["disable", "lim_wei_ling"]);
    let file = exported(&office, &["scim", "tan_kai_jun", "lim_wei_ling"]);
    let expected = concat!(
        r#"{"schemas":["urn:ietf:params:scim:schemas:core:2.0:User","#,
        r#""urn:ietf:params:scim:schemas:extension:enterprise:2.0:User"],"externalId":"9012-1","#,
        r#""userName":"tan_kai_jun@students.edu.sg","name":{"formatted":"TAN KAI JUN","#,
        r#""familyName":"3 Integrity","givenName":"TAN KAI JUN"},"displayName":"TAN KAI JUN","#,
        r#""userType":"student","active":true,"emails":[{"value":"tan_kai_jun@students.edu.sg","#,
        r#""type":"work","primary":true}],"urn:ietf:params:scim:schemas:extension:enterprise:2.0:User":"#,
        r#"{"department":"3 Integrity"}}"#,
    );
    let lines: Vec<_> = file.split_terminator('\n').collect();
    assert_eq!(lines.len(), 2);
    assert_eq!(lines.first(), Some(&expected));
    assert!(lines.iter().all(|line| !line.contains("password")));
    assert_eq!(lines.iter().filter(|line| line.contains("\"active\":false")).count(), 1);
}

#[test]
fn ldif_gets_the_entry_that_a_directory_would_have() {
    let office = school();
    office.done(&["settings", "set", "export.ldap-base", "dc=mims,dc=example"]);
    office.done(&["edit", "tan_kai_jun", "--name", "TAN KAI JUN 陈"]);
    office.done(&["disable", "lim_wei_ling"]);
    let entry = |number: u8, login: &str, cn: &str, class: &str, kind: &str| {
        format!(
            "dn: employeeNumber={number},ou=students,dc=mims,dc=example\nobjectClass: inetOrgPerson\n\
             employeeNumber: {number}\nuid: {login}\nmail: {login}@students.edu.sg\ncn{cn}\nsn{cn}\ndisplayName{cn}\n\
             departmentNumber: {class}\nemployeeType: {kind}\n\n"
        )
    };
    let file = exported(&office, &["ldif", "tan_kai_jun", "lim_wei_ling"]);
    let expected = entry(1, "tan_kai_jun", ":: VEFOIEtBSSBKVU4g6ZmI", "3 Integrity", "student");
    let closed = entry(4, "lim_wei_ling", ": LIM WEI LING", "4 Respect", "closed");
    assert_eq!(file, expected + &closed);
}
