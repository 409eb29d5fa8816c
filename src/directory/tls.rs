//! Whose certificates are believed: those of one authority, and no list that the system brings along.

use std::path::Path;

use ldap3::LdapConnSettings;

use super::error::DirectoryError;

/// Believes this authority only.
#[cfg(feature = "ldaps")]
pub(super) fn set_up(
    settings: LdapConnSettings,
    ca_file: Option<&Path>,
) -> Result<LdapConnSettings, DirectoryError> {
    use std::sync::Arc;

    use rustls::pki_types::CertificateDer;
    use rustls::pki_types::pem::PemObject as _;
    use rustls::{ClientConfig, RootCertStore};

    let Some(ca_file) = ca_file else { return Ok(settings) };
    let not_trusted = |error: &dyn std::fmt::Display| DirectoryError::NotTrusted(error.to_string());
    let mut roots = RootCertStore::empty();
    let certificates =
        CertificateDer::pem_file_iter(ca_file).map_err(|error| not_trusted(&error))?;
    for certificate in certificates {
        let certificate = certificate.map_err(|error| not_trusted(&error))?;
        roots.add(certificate).map_err(|error| not_trusted(&error))?;
    }
    let provider = Arc::new(rustls::crypto::ring::default_provider());
    let config = ClientConfig::builder_with_provider(provider)
        .with_safe_default_protocol_versions()
        .map_err(|error| not_trusted(&error))?
        .with_root_certificates(roots)
        .with_no_client_auth();
    Ok(settings.set_config(Arc::new(config)))
}

#[cfg(not(feature = "ldaps"))]
#[expect(clippy::unnecessary_wraps, reason = "the other build can fail")]
pub(super) fn set_up(
    settings: LdapConnSettings,
    _: Option<&Path>,
) -> Result<LdapConnSettings, DirectoryError> {
    Ok(settings)
}
