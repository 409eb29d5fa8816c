# LemonLDAP::NG as identity provider (SAML, OpenID Connect) for web tools, written by mims directory config.
# To start from: it has not been tried with this version of mims yet.
lemonldap-ng-cli -yes 1 set authentication LDAP userDB LDAP passwordDB Null \
    ldapServer ldap://127.0.0.1 ldapPort 389 ldapBase 'ou=students,@BASE@' \
    managerDn 'cn=reader,@SUFFIX@' managerPassword '@SECRET@' \
    AuthLDAPFilter '(&(|(uid=$user)(mail=$user))(employeeType=student))'
lemonldap-ng-cli -yes 1 merge /dev/stdin <<'JSON'
{ "ldapExportedVars": { "uid": "uid", "mail": "mail", "cn": "cn", "departmentNumber": "departmentNumber" } }
JSON
